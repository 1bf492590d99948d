package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar of a call: microphone, camera, screen, more, end. What is off is white. On the JavaFX thread.
public final class CallControlsView extends HBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    @FXML
    private Button mute;

    @FXML
    private FontIcon muteIcon;

    @FXML
    private Label muteKey;

    @FXML
    private Button camera;

    @FXML
    private FontIcon cameraIcon;

    @FXML
    private Label cameraKey;

    @FXML
    private Button askVideo;

    @FXML
    private Button share;

    @FXML
    private Label shareKey;

    @FXML
    private Button more;

    @FXML
    private Button end;

    @FXML
    private Label endKey;

    public CallControlsView() {
        Fxml.load(this);
        for (var optional : List.<Node>of(camera, askVideo, share, more))
            optional.managedProperty().bind(optional.visibleProperty());
        more.setAccessibleText(Texts.of("call.more"));
        more.setTooltip(new Tooltip(Texts.of("call.more")));
    }

    public void bind(CallViewModel model, CallKeys keys) {
        var talk = model.talk();
        mute.setOnAction(_ -> model.toggleMute());
        camera.setOnAction(_ -> model.toggleCamera());
        askVideo.setOnAction(_ -> talk.askForVideo());
        share.setOnAction(_ -> {
            if (talk.sharing().getValue() == null) model.place().setChoosingScreen(true);
            else talk.stopSharing();
        });
        end.setOnAction(_ -> model.hangUp());
        var menu = new CallMenu(model, keys);
        more.setOnAction(_ -> menu.show(more, Side.TOP, 0, -8));
        camera.visibleProperty().bind(model.video());
        askVideo.visibleProperty()
                .bind(talk.canHold().flatMap(talking -> model.video().map(video -> talking && !video)));
        askVideo.disableProperty().bind(talk.canAskForVideo().map(can -> !can));
        share.visibleProperty().bind(talk.canHold());
        share.disableProperty().bind(talk.canShare().map(can -> !can));
        more.visibleProperty().bind(talk.canHold());
        showNames(model, keys);
    }

    private void showNames(CallViewModel model, CallKeys keys) {
        model.muted().subscribe(_ -> nameMute(model, keys));
        model.cameraOn().subscribe(_ -> nameCamera(model, keys));
        model.talk().sharing().subscribe(_ -> nameShare(model, keys));
        model.talk().canAskForVideo().subscribe(can -> {
            var words = Texts.of(can ? "call.askVideo" : "call.askVideo.asked");
            askVideo.setAccessibleText(words);
            askVideo.setTooltip(new Tooltip(words));
        });
        var labels = Map.of(
                CallAction.MUTE,
                muteKey,
                CallAction.CAMERA,
                cameraKey,
                CallAction.SHARE,
                shareKey,
                CallAction.END,
                endKey);
        labels.forEach((action, label) -> keys.key(action).subscribe(code -> {
            label.setText(code.getName());
            nameMute(model, keys);
            nameCamera(model, keys);
            nameShare(model, keys);
            keys.name(end, Texts.of("call.end"), CallAction.END);
        }));
    }

    private void nameMute(CallViewModel model, CallKeys keys) {
        var muted = model.muted().getValue();
        mute.pseudoClassStateChanged(OFF, muted);
        muteIcon.setIconLiteral(muted ? "fth-mic-off" : "fth-mic");
        keys.name(mute, Texts.of(muted ? "call.unmute" : "call.mute"), CallAction.MUTE);
    }

    private void nameCamera(CallViewModel model, CallKeys keys) {
        var on = model.cameraOn().getValue();
        camera.pseudoClassStateChanged(OFF, !on);
        cameraIcon.setIconLiteral(on ? "fth-video" : "fth-video-off");
        keys.name(camera, Texts.of(on ? "call.cameraOff" : "call.cameraOn"), CallAction.CAMERA);
    }

    private void nameShare(CallViewModel model, CallKeys keys) {
        var sharing = model.talk().sharing().getValue() != null;
        share.pseudoClassStateChanged(ON, sharing);
        keys.name(share, Texts.of(sharing ? "call.share.stop" : "call.share"), CallAction.SHARE);
    }
}
