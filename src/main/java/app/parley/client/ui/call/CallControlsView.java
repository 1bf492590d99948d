package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar of a call: microphone, camera, end. What is off is white. On the JavaFX thread.
public final class CallControlsView extends HBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    @FXML
    private Button mute;

    @FXML
    private FontIcon muteIcon;

    @FXML
    private Button camera;

    @FXML
    private FontIcon cameraIcon;

    @FXML
    private Button switchCamera;

    @FXML
    private Button end;

    public CallControlsView() {
        Fxml.load(this);
        camera.managedProperty().bind(camera.visibleProperty());
        switchCamera.managedProperty().bind(switchCamera.visibleProperty());
        name(switchCamera, "call.switchCamera", "");
        name(end, "call.end", CallKeys.END);
    }

    public void bind(CallViewModel model) {
        mute.setOnAction(_ -> model.toggleMute());
        camera.setOnAction(_ -> model.toggleCamera());
        switchCamera.setOnAction(_ -> model.switchCamera());
        end.setOnAction(_ -> model.hangUp());
        camera.visibleProperty().bind(model.video());
        switchCamera
                .visibleProperty()
                .bind(model.ownPicture().map(seen -> seen && model.video().getValue()));
        model.muted().subscribe(muted -> {
            mute.pseudoClassStateChanged(OFF, muted);
            muteIcon.setIconLiteral(muted ? "fth-mic-off" : "fth-mic");
            name(mute, muted ? "call.unmute" : "call.mute", CallKeys.MUTE);
        });
        model.cameraOn().subscribe(on -> {
            camera.pseudoClassStateChanged(OFF, !on);
            cameraIcon.setIconLiteral(on ? "fth-video" : "fth-video-off");
            name(camera, on ? "call.cameraOff" : "call.cameraOn", CallKeys.CAMERA);
        });
    }

    /// Says what a button does and by which key, to the eye and to a screen reader.
    private static void name(Button button, String key, String letter) {
        var words = Texts.of(key);
        button.setAccessibleText(words);
        if (letter.isEmpty()) {
            button.setTooltip(new Tooltip(words));
            return;
        }
        var keys = Texts.of("call.keys", letter, CallKeys.chord(letter));
        button.setTooltip(new Tooltip(words + "  " + keys));
        button.setAccessibleHelp(keys);
    }
}
