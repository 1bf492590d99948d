package app.parley.client.ui.devices;

import app.parley.client.failure.UserFailure.About;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.DeviceTrial.Stage;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Worded;
import app.parley.client.ui.call.VideoSurface;
import app.parley.client.ui.settings.SettingRow;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The devices: what is used, how it sounds and looks, and how sound is treated. In the settings with
/// everything, in a call without what would disturb it. Opens devices while it is seen, and only then. On the
/// JavaFX thread.
public final class DevicesView extends VBox {
    @FXML
    private ComboBox<DeviceOption> microphone;

    @FXML
    private ProgressBar level;

    @FXML
    private DeviceTroubleView microphoneTrouble;

    @FXML
    private ComboBox<DeviceOption> speaker;

    @FXML
    private Button melody;

    @FXML
    private Label systemDecides;

    @FXML
    private VBox recording;

    @FXML
    private Button record;

    @FXML
    private Label recordStage;

    @FXML
    private ComboBox<DeviceOption> camera;

    @FXML
    private VBox preview;

    @FXML
    private Button look;

    @FXML
    private StackPane screen;

    @FXML
    private VideoSurface surface;

    @FXML
    private Label cameraInCall;

    @FXML
    private DeviceTroubleView cameraTrouble;

    @FXML
    private VBox treatment;

    /// @param more rows of other features, after the speaker's
    public DevicesView(DevicesModel model, Preferences preferences, List<? extends Node> more) {
        Fxml.load(this);
        for (var part : List.of(systemDecides, recording, preview, cameraInCall, screen))
            part.managedProperty().bind(part.visibleProperty());
        pick(model, Kind.MICROPHONE, microphone);
        pick(model, Kind.SPEAKER, speaker);
        pick(model, Kind.CAMERA, camera);
        level.progressProperty().bind(model.level());
        systemDecides.visibleProperty().bind(model.choosable(Kind.SPEAKER).map(can -> !can));
        microphoneTrouble.bind(model.trouble(About.MICROPHONE), model.trouble(About.SOUND), model::listenAgain);
        cameraTrouble.bind(model.trouble(About.CAMERA), model.trouble(About.CAMERA), model::toggleLook);
        bindSounds(model);
        bindPicture(model);
        getChildren().addAll(getChildren().indexOf(recording), more);
        treatment
                .getChildren()
                .addAll(
                        SettingRow.toggle("noiseSuppression", preferences, DeviceSettings.NOISE_SUPPRESSION),
                        SettingRow.toggle("echoCancellation", preferences, DeviceSettings.ECHO_CANCELLATION),
                        SettingRow.toggle("automaticGain", preferences, DeviceSettings.AUTOMATIC_GAIN));
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(seen -> {
                    if (seen) model.begin();
                    else model.end();
                });
    }

    private void bindSounds(DevicesModel model) {
        melody.setOnAction(_ -> model.toggleMelody());
        record.setOnAction(_ -> model.toggleRecording());
        recording.visibleProperty().bind(model.inCall().map(on -> !on));
        model.stage().subscribe(stage -> {
            melody.setText(Texts.of(stage == Stage.MELODY ? "devices.melody.stop" : "devices.melody"));
            var busy = stage == Stage.RECORDING || stage == Stage.PLAYING;
            record.setText(Texts.of(busy ? "devices.record.stop" : "devices.record"));
            recordStage.setText(Texts.of("devices.stage." + stage.name()));
        });
    }

    private void bindPicture(DevicesModel model) {
        look.setOnAction(_ -> model.toggleLook());
        preview.visibleProperty().bind(model.inCall().map(on -> !on));
        cameraInCall.visibleProperty().bind(model.inCall());
        screen.visibleProperty().bind(model.looking());
        surface.setMirrored(true);
        surface.setCorner(12);
        model.pictures().subscribe(surface::setSource);
        model.looking().subscribe(on -> look.setText(Texts.of(on ? "devices.look.stop" : "devices.look")));
    }

    private static void pick(DevicesModel model, Kind kind, ComboBox<DeviceOption> box) {
        box.setConverter(new Worded<>(DeviceOption::text));
        var tooltip = new Tooltip();
        box.setTooltip(tooltip);
        var showing = new boolean[1];
        model.options(kind).subscribe(options -> {
            showing[0] = true;
            box.getItems().setAll(options);
            box.setValue(model.chosen(kind));
            showing[0] = false;
        });
        box.valueProperty().subscribe(option -> {
            if (option == null) return;
            if (!showing[0]) model.choose(kind, option);
        });
        model.inUse(kind)
                .subscribe(name ->
                        tooltip.setText(name.isEmpty() ? Texts.of("devices.none") : Texts.of("devices.inUse", name)));
        box.disableProperty().bind(model.choosable(kind).map(can -> !can));
    }
}
