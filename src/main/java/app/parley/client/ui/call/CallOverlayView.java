package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import app.parley.client.ui.failure.FailureBannerView;
import app.parley.client.ui.theme.Motion;
import app.parley.client.ui.theme.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The stage of a call, over everything else in the window: puts the parts together that [CallViewModel]'s state
/// asks for. On the JavaFX thread.
public final class CallOverlayView extends StackPane {
    /// How long the bars stay in a video call without a movement, from the look.
    private static final Duration REST = Duration.ofSeconds(3);

    /// How far the face steps down at most for what is said above it, pixels: the controls are near.
    private static final double LONGEST_STEP = 88;

    private static final double GAP = 12;

    @FXML
    private VideoSurface remote;

    @FXML
    private Region dim;

    @FXML
    private CallFaceView face;

    @FXML
    private IncomingCallView incoming;

    @FXML
    private VBox reconnecting;

    @FXML
    private Label reconnectingDetail;

    @FXML
    private EndedCallView ended;

    @FXML
    private FailureBannerView endedFailure;

    @FXML
    private HBox topBar;

    @FXML
    private Label topName;

    @FXML
    private TimeText topTime;

    @FXML
    private HBox quality;

    @FXML
    private Label topPeerMuted;

    @FXML
    private OwnPictureView own;

    @FXML
    private CallControlsView controls;

    @FXML
    private CallPlaceView places;

    @FXML
    private VBox notes;

    @FXML
    private SecondCallView second;

    @FXML
    private StageCardsView cards;

    @FXML
    private FailureBannerView notice;

    @FXML
    private Label announcer;

    @FXML
    private KeypadView keypad;

    @FXML
    private SharePickerView picker;

    @FXML
    private Label topPeerShares;

    private final Ticker ticker;
    private final PictureLayout pictures;
    private @Nullable CallViewModel model;
    private Ticker.Stop resting = Ticker.Stop.NOTHING;

    public CallOverlayView(Ticker ticker) {
        this.ticker = ticker;
        Fxml.load(this);
        setVisible(false);
        for (var chip : List.of(topPeerMuted, topPeerShares))
            chip.managedProperty().bind(chip.visibleProperty());
        pictures = new PictureLayout(this, remote, own);
        addEventFilter(MouseEvent.MOUSE_MOVED, _ -> stir());
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> stir());
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> stir());
    }

    public void bind(CallViewModel model, CallKeys keys) {
        this.model = model;
        reconnecting.setMouseTransparent(true);
        face.bind(model);
        incoming.bind(model, keys);
        ended.bind(model);
        controls.bind(model, keys);
        places.bind(model);
        second.bind(model, keys);
        cards.bind(model);
        keypad.bind(model);
        picker.bind(model);
        topTime.textProperty().bind(model.time());
        topPeerMuted.visibleProperty().bind(model.peerMuted());
        topPeerShares.visibleProperty().bind(model.talk().peerShares());
        model.talk().peerShares().subscribe(remote::setWhole);
        model.talk().sharing().subscribe(sharing -> own.setShowingScreen(sharing != null));
        reconnectingDetail.textProperty().bind(model.status());
        own.visibleProperty().bind(model.ownPicture());
        model.peer().subscribe(peer -> topName.setText(peer == null ? "" : peer.displayName()));
        model.remoteFrames().subscribe(remote::setSource);
        model.localFrames().subscribe(own.surface()::setSource);
        model.quality().subscribe(this::showQuality);
        model.notice().subscribe(failure -> notice.show(failure, model::offers, model::carryOut));
        model.announcement().subscribe(this::announce);
        model.screen().subscribe(_ -> arrange());
        model.remotePicture().subscribe(_ -> arrange());
        model.ended().subscribe(_ -> arrange());
        remote.picture().subscribe(_ -> arrange());
        own.opacityProperty().bind(own.surface().picture().map(there -> there ? 1 : 0));
        model.place().small().subscribe(_ -> arrange());
        model.place().keypad().subscribe(_ -> arrange());
        for (var value : List.of(model.place().layout(), own.visibleProperty(), widthProperty(), heightProperty()))
            value.subscribe(() -> pictures.place(model.place().layout().get()));
        notes.heightProperty().subscribe(_ -> stepDown());
        face.heightProperty().subscribe(_ -> stepDown());
    }

    /// The other side's picture.
    VideoSurface remote() {
        return remote;
    }

    /// Shows the parts of the present state and no others.
    private void arrange() {
        if (model == null) return;
        var screen = model.screen().getValue();
        var picture = model.remotePicture().getValue();
        var words = model.ended().getValue();
        var failure = words == null ? null : words.failure();
        var wanted = screen != CallScreen.NONE && !model.place().small().get();
        var appearing = !isVisible() && wanted;
        setVisible(wanted);
        remote.setVisible(picture);
        dim.setVisible(screen == CallScreen.RECONNECTING);
        reconnecting.setVisible(screen == CallScreen.RECONNECTING);
        var seen = picture && remote.picture().getValue();
        var dialling = model.place().keypad().get();
        face.setVisible(screen.isConversation() && screen != CallScreen.RECONNECTING && !seen && !dialling);
        incoming.setVisible(screen == CallScreen.INCOMING);
        ended.setVisible(screen == CallScreen.ENDED && failure == null);
        endedFailure.show(screen == CallScreen.ENDED ? failure : null, model::offers, model::carryOut);
        endedFailure.showDetail(TriedWords.of(model.talk().tried().getValue()));
        topBar.setVisible(screen == CallScreen.RECONNECTING || (screen == CallScreen.ACTIVE && (seen || dialling)));
        controls.setVisible(screen.isConversation());
        places.setVisible(screen.isConversation());
        notes.setVisible(screen != CallScreen.NONE);
        stir();
        pictures.place(model.place().layout().get());
        if (appearing) appear();
    }

    private void stepDown() {
        var under = notes.getHeight() + GAP - face.getLayoutY() - face.top();
        face.setTranslateY(Math.clamp(under, 0, LONGEST_STEP));
    }

    private void appear() {
        setOpacity(Motion.isReduced() ? 1 : 0);
        Motion.fade(this, 1);
    }

    // ---- the bars that go to rest

    /// Something moved: the bars come back, and in a video call go again after a while.
    private void stir() {
        resting.stop();
        resting = Ticker.Stop.NOTHING;
        if (controls.getOpacity() < 1) for (var bar : bars()) Motion.fade(bar, 1);
        if (model != null && mayRest()) resting = ticker.after(REST, this::rest);
    }

    private boolean mayRest() {
        return remote.isVisible() && remote.picture().getValue() && !reconnecting.isVisible();
    }

    private void rest() {
        if (!mayRest() || controls.isHover() || isSomethingSaid()) return;
        for (var bar : bars()) Motion.fade(bar, 0);
    }

    private boolean isSomethingSaid() {
        return notes.getChildren().stream().anyMatch(Node::isVisible);
    }

    private List<Node> bars() {
        return List.of(controls, topBar, places);
    }

    private void showQuality(Quality value) {
        quality.setVisible(value != Quality.UNKNOWN);
        quality.getStyleClass().setAll("quality", value.name().toLowerCase(Locale.ROOT));
        for (var i = 0; i < quality.getChildren().size(); i++)
            quality.getChildren().get(i).getStyleClass().setAll("bar", i < value.bars() ? "on" : "blank");
        quality.setAccessibleText(Texts.of("call.quality." + value.name()));
    }

    /// JavaFX has no live regions: a label nobody sees changes its text and says so.
    private void announce(String text) {
        announcer.setText(text);
        announcer.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
