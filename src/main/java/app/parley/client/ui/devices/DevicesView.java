package app.parley.client.ui.devices;

import app.parley.client.media.DeviceSettings;
import app.parley.client.media.DeviceTrial.Stage;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.RowPlace;
import app.parley.client.ui.settings.SettingRow;
import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The devices: what is used, how it sounds and looks, and how sound is treated. In the settings with
/// everything, in a call without what would disturb it. Opens devices while it is seen, and only then. On the
/// JavaFX thread.
public final class DevicesView extends VBox {
    /// What stands here, for the page of the settings.
    static final List<String> ROWS = Stream.concat(
                    Stream.of("devices.microphone", "devices.speaker", "devices.recording", "devices.camera"),
                    SettingRow.keys("noiseSuppression", "echoCancellation", "automaticGain").stream())
            .toList();

    @FXML
    private MicrophoneView hearing;

    @FXML
    private VBox sounding;

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
    private CameraView seeing;

    @FXML
    private VBox treatment;

    /// @param more rows of other features, after the speaker's
    public DevicesView(DevicesModel model, Preferences preferences, List<? extends Node> more) {
        Fxml.load(this);
        for (var part : List.of(systemDecides, recording))
            part.managedProperty().bind(part.visibleProperty());
        var parts = List.of(hearing, sounding, recording, seeing);
        for (var i = 0; i < parts.size(); i++) RowPlace.mark(parts.get(i), ROWS.get(i));
        hearing.bind(model);
        seeing.bind(model);
        DeviceBindings.offer(model, Kind.SPEAKER, speaker);
        systemDecides.visibleProperty().bind(model.choosable(Kind.SPEAKER).map(can -> !can));
        bindSounds(model);
        getChildren().addAll(getChildren().indexOf(recording), more);
        treatment
                .getChildren()
                .addAll(
                        SettingRow.toggle("noiseSuppression", preferences, DeviceSettings.NOISE_SUPPRESSION),
                        SettingRow.toggle("echoCancellation", preferences, DeviceSettings.ECHO_CANCELLATION),
                        SettingRow.toggle("automaticGain", preferences, DeviceSettings.AUTOMATIC_GAIN));
        DeviceBindings.whileSeen(this, model::begin, model::end);
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
}
