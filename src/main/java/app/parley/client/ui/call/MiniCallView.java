package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.client.ui.theme.TimeText;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the small window above all others shows of the call: picture or face, time, mute, end. A click brings the
/// call back, dragging moves the window. On the JavaFX thread.
public final class MiniCallView extends StackPane {
    static final double WIDTH = 288;
    static final double HEIGHT = 180;

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    @FXML
    private VideoSurface picture;

    @FXML
    private AvatarView avatar;

    @FXML
    private Label name;

    @FXML
    private TimeText time;

    @FXML
    private Label status;

    @FXML
    private Button miniMute;

    @FXML
    private FontIcon muteIcon;

    @FXML
    private Button miniEnd;

    @FXML
    private Button miniBack;

    private double grabbedX;
    private double grabbedY;

    public MiniCallView() {
        Fxml.load(this);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        picture.setCorner(14);
        time.managedProperty().bind(time.visibleProperty());
    }

    /// The other side's picture.
    public VideoSurface picture() {
        return picture;
    }

    /// @param back brings the call back
    /// @param move moves the window to a place on the screen
    public void bind(CallViewModel model, CallKeys keys, Runnable back, BiConsumer<Double, Double> move) {
        model.peer().subscribe(peer -> {
            if (peer == null) return;
            avatar.show(peer.id().value(), peer.displayName());
            name.setText(peer.displayName());
        });
        picture.visibleProperty().bind(model.remotePicture());
        avatar.visibleProperty()
                .bind(model.remotePicture().flatMap(there -> picture.picture().map(drawn -> !there || !drawn)));
        time.textProperty().bind(model.time());
        time.visibleProperty().bind(model.time().isNotEmpty());
        status.textProperty().bind(model.brief());
        miniMute.setOnAction(_ -> model.toggleMute());
        miniEnd.setOnAction(_ -> model.hangUp());
        miniBack.setOnAction(_ -> back.run());
        model.muted().subscribe(muted -> {
            miniMute.pseudoClassStateChanged(OFF, muted);
            muteIcon.setIconLiteral(muted ? "fth-mic-off" : "fth-mic");
            keys.name(miniMute, Texts.of(muted ? "call.unmute" : "call.mute"), CallAction.MUTE);
        });
        keys.name(miniEnd, Texts.of("call.end"), CallAction.END);
        miniBack.setAccessibleText(Texts.of("call.back"));
        miniBack.setTooltip(new Tooltip(Texts.of("call.back")));
        setOnMousePressed(this::grab);
        setOnMouseDragged(event -> move.accept(event.getScreenX() - grabbedX, event.getScreenY() - grabbedY));
        setOnMouseClicked(event -> {
            if (event.isStillSincePress()) back.run();
        });
    }

    private void grab(MouseEvent event) {
        grabbedX = event.getSceneX();
        grabbedY = event.getSceneY();
    }
}
