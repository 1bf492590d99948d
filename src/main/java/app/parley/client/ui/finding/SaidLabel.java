package app.parley.client.ui.finding;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.Label;

/// Why what was asked for did not happen: takes room only while there is something to say. On the JavaFX thread.
final class SaidLabel extends Label {
    SaidLabel() {
        getStyleClass().addAll("setting-said", "wrong");
        setWrapText(true);
        managedProperty().bind(textProperty().isNotEmpty());
    }

    /// Waits for what was asked of the server, and says why it failed.
    ///
    /// @param over told whether it went well, after it was said
    void follow(CompletableFuture<? extends Reply<?>> asked, Consumer<Boolean> over) {
        setText("");
        var _ = asked.<Reply<?>>thenApply(reply -> reply)
                .exceptionally(_ -> new Reply.Failed<>(new AccountFailure.ServerUnreachable()))
                .thenAcceptAsync(
                        reply -> {
                            if (reply instanceof Reply.Failed<?>(var why)) {
                                setText(Texts.of(UserFailure.of(why).titleKey()));
                            }
                            over.accept(reply instanceof Reply.Got<?>);
                        },
                        FxThread.EXECUTOR);
    }
}
