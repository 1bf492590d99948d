package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.client.ui.theme.Motion;
import app.parley.client.ui.theme.TimeText;
import app.parley.protocol.User;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The other one's face in a call without their picture: avatar with its halo, name, how things stand. It pulses
/// while it rings for us. On the JavaFX thread.
public final class CallFaceView extends VBox {
    /// From the look.
    private static final Duration PULSE = Duration.millis(1600);

    /// How far a wave goes, in avatar sizes with the halo.
    private static final double FAR = 1.58;

    @FXML
    private AvatarView avatar;

    @FXML
    private Region nearWave;

    @FXML
    private Region farWave;

    @FXML
    private Label name;

    @FXML
    private FontIcon statusIcon;

    @FXML
    private Label status;

    @FXML
    private HBox statusLine;

    @FXML
    private TimeText time;

    @FXML
    private HBox muted;

    @FXML
    private HBox peerMuted;

    @FXML
    private Label peerMutedText;

    @FXML
    private HBox held;

    @FXML
    private Label heldText;

    @FXML
    private Button resume;

    private @Nullable Timeline pulse;

    public CallFaceView() {
        Fxml.load(this);
        for (var optional : List.of(statusLine, time, muted, peerMuted, held, resume))
            optional.managedProperty().bind(optional.visibleProperty());
    }

    public void bind(CallViewModel model) {
        model.peer().subscribe(this::showPeer);
        status.textProperty().bind(model.status());
        time.textProperty().bind(model.time());
        time.visibleProperty().bind(model.time().isNotEmpty());
        statusLine.visibleProperty().bind(model.time().isEmpty());
        var talk = model.talk();
        var holding = talk.holding();
        heldText.textProperty().bind(holding);
        held.visibleProperty().bind(holding.map(words -> !words.isEmpty()));
        resume.visibleProperty().bind(talk.held());
        resume.setOnAction(_ -> talk.hold(false));
        // On hold it does not matter who is muted.
        muted.visibleProperty().bind(unlessHeld(holding, model.muted()));
        peerMuted.visibleProperty().bind(unlessHeld(holding, model.peerMuted()));
        model.screen().subscribe(screen -> setRinging(screen == CallScreen.INCOMING));
        model.video().subscribe(video -> statusIcon.setIconLiteral(video ? "fth-video" : "fth-phone"));
    }

    private static ObservableValue<Boolean> unlessHeld(
            ObservableValue<String> holding, ObservableValue<Boolean> wanted) {
        return holding.flatMap(words -> wanted.map(yes -> yes && words.isEmpty()));
    }

    /// Where the avatar begins, in its own coordinates.
    double top() {
        return getChildren().getFirst().getLayoutY();
    }

    private void showPeer(@Nullable User peer) {
        if (peer == null) return;
        avatar.show(peer.id().value(), peer.displayName());
        name.setText(peer.displayName());
        peerMutedText.setText(Texts.of("call.peerMuted", Texts.shortName(peer.displayName())));
    }

    private void setRinging(boolean ringing) {
        statusIcon.setVisible(ringing);
        statusIcon.setManaged(ringing);
        nearWave.setVisible(ringing);
        farWave.setVisible(ringing);
        if (pulse != null) pulse.stop();
        pulse = null;
        if (!ringing) return;
        rest(nearWave, 1.26, 0.8);
        rest(farWave, FAR, 0.4);
        if (Motion.isReduced()) return;
        pulse = new Timeline();
        wave(pulse, farWave, Duration.ZERO);
        wave(pulse, nearWave, PULSE.divide(2));
        pulse.setCycleCount(Animation.INDEFINITE);
        pulse.play();
    }

    private static void rest(Node wave, double scale, double opacity) {
        wave.setScaleX(scale);
        wave.setScaleY(scale);
        wave.setOpacity(opacity);
    }

    /// A wave that begins at `offset` of the pulse, and so is at its middle when the pulse begins anew.
    private static void wave(Timeline timeline, Node wave, Duration offset) {
        var half = !offset.equals(Duration.ZERO);
        var start = half ? (1 + FAR) / 2 : 1;
        frame(timeline, wave, Duration.ZERO, start, half ? 0.5 : 1);
        if (half) {
            frame(timeline, wave, offset, FAR, 0);
            frame(timeline, wave, offset.add(Duration.ONE), 1, 1);
        }
        frame(timeline, wave, PULSE, half ? start : FAR, half ? 0.5 : 0);
    }

    private static void frame(Timeline timeline, Node wave, Duration at, double scale, double opacity) {
        timeline.getKeyFrames()
                .add(new KeyFrame(
                        at,
                        new KeyValue(wave.scaleXProperty(), scale, Interpolator.LINEAR),
                        new KeyValue(wave.scaleYProperty(), scale, Interpolator.LINEAR),
                        new KeyValue(wave.opacityProperty(), opacity, Interpolator.LINEAR)));
    }
}
