package app.parley.client.ui.call;

import app.parley.client.ui.Ticker;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// The main window's content with the call where it belongs: over it, above it as a bar, or on the full screen; and
/// what is asked over both. On the JavaFX thread.
public final class CallFrameView extends StackPane {
    private final Node content;
    private final CallBarView bar = new CallBarView();
    private final CallOverlayView overlay;
    private final WishView wish = new WishView();
    private Subscription fullScreen = Subscription.EMPTY;

    /// @param content what the window shows without a call
    public CallFrameView(Node content, Ticker ticker) {
        this.content = content;
        overlay = new CallOverlayView(ticker);
        VBox.setVgrow(content, Priority.ALWAYS);
        var column = new VBox(content);
        getChildren().addAll(column, overlay, wish);
        bar.visibleProperty().subscribe(shown -> {
            if (shown) column.getChildren().setAll(bar, content);
            else column.getChildren().setAll(content);
        });
        // Under the stage nothing takes the focus, and what is hidden there is not read.
        content.visibleProperty().bind(overlay.visibleProperty().not());
    }

    public void bind(CallViewModel model, CallKeys keys) {
        bar.bind(model, keys);
        overlay.bind(model, keys);
        wish.bind(model);
        CallKeyboard.install(this, model, keys);
        sceneProperty().flatMap(scene -> scene.windowProperty()).subscribe(window -> {
            fullScreen.unsubscribe();
            fullScreen = window instanceof Stage stage ? follow(stage, model.place()) : Subscription.EMPTY;
        });
    }

    /// Goes on showing the other side's picture in `mini`, and tells them how large it is seen.
    public void share(CallViewModel model, Ticker ticker, VideoSurface mini) {
        mini.follow(overlay.remote());
        PeerPictureSize.tell(model.talk(), ticker, overlay.remote(), mini);
    }

    /// Whether the content can be seen and used.
    public ObservableValue<Boolean> contentShown() {
        return content.visibleProperty();
    }

    /// Keeps the window and the call's place of one mind about the full screen.
    private static Subscription follow(Stage stage, CallPlace place) {
        // Escape is ours: it may have something nearer to leave.
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        return place.fullScreen()
                .subscribe(stage::setFullScreen)
                .and(stage.fullScreenProperty().subscribe(on -> {
                    if (!on) place.setFullScreen(false);
                }));
    }
}
