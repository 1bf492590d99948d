package app.parley.client.ui.devices;

import app.parley.client.failure.UserFailure.About;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.ui.Fxml;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// Which microphone is used, how loud it is, and why it is not heard. Used by the settings, in a call and by the
/// first steps. On the JavaFX thread.
public final class MicrophoneView extends VBox {
    @FXML
    private ComboBox<DeviceOption> microphone;

    @FXML
    private ProgressBar level;

    @FXML
    private DeviceTroubleView microphoneTrouble;

    public MicrophoneView() {
        Fxml.load(this);
    }

    /// One by itself, which opens the microphone while it is seen.
    public static MicrophoneView alone(DevicesModel model) {
        var view = new MicrophoneView();
        view.getStyleClass().add("devices");
        view.bind(model);
        DeviceBindings.whileSeen(view, model::begin, model::end);
        return view;
    }

    void bind(DevicesModel model) {
        DeviceBindings.offer(model, Kind.MICROPHONE, microphone);
        level.progressProperty().bind(model.level());
        microphoneTrouble.bind(model.trouble(About.MICROPHONE), model.trouble(About.SOUND), model::listenAgain);
    }
}
