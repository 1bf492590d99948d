package app.parley.client.ui.devices;

import app.parley.client.failure.UserFailure.About;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.call.VideoSurface;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Which camera is used, one's own picture, and why there is none. Used by the settings, in a call and by the first
/// steps. On the JavaFX thread.
public final class CameraView extends VBox {
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

    public CameraView() {
        Fxml.load(this);
        for (var part : List.of(preview, cameraInCall, screen))
            part.managedProperty().bind(part.visibleProperty());
    }

    /// One by itself, which opens the camera when that is asked for and shuts it when it is seen no more.
    public static CameraView alone(DevicesModel model) {
        var view = new CameraView();
        view.getStyleClass().add("devices");
        view.bind(model);
        DeviceBindings.whileSeen(view, model::beginQuietly, model::end);
        return view;
    }

    void bind(DevicesModel model) {
        DeviceBindings.offer(model, Kind.CAMERA, camera);
        cameraTrouble.bind(model.trouble(About.CAMERA), model.trouble(About.CAMERA), model::toggleLook);
        look.setOnAction(_ -> model.toggleLook());
        preview.visibleProperty().bind(model.inCall().map(on -> !on));
        cameraInCall.visibleProperty().bind(model.inCall());
        screen.visibleProperty().bind(model.looking());
        surface.setMirrored(true);
        surface.setCorner(12);
        model.pictures().subscribe(surface::setSource);
        model.looking().subscribe(on -> look.setText(Texts.of(on ? "devices.look.stop" : "devices.look")));
    }
}
