package app.parley.client.ui.chat;

import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.files.Gathering;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Says that the files of a message are being brought before they go on, or why they did not come. On the JavaFX
/// thread.
final class ForwardingView extends VBox {
    private final Label words = new Label(Texts.of("chat.forward.coming"));
    private final ProgressIndicator wheel = new ProgressIndicator();
    private boolean givenUp;
    private final Button again = new Button(Texts.of("chat.retry"));

    ForwardingView(Runnable retry, Runnable close) {
        getStyleClass().add("forwarding");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setWrapText(true);
        wheel.setMaxSize(24, 24);
        wheel.setAccessibleText(words.getText());
        var line = new HBox(wheel, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("forwarding-line");
        again.getStyleClass().add("primary");
        again.setOnAction(_ -> retry.run());
        again.managedProperty().bind(again.visibleProperty());
        again.setVisible(false);
        wheel.managedProperty().bind(wheel.visibleProperty());
        var cancel = new Button(Texts.of("chat.purpose.cancel"));
        cancel.getStyleClass().add("plain");
        cancel.setOnAction(_ -> close.run());
        var buttons = new HBox(again, cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("forwarding-line");
        getChildren().setAll(line, buttons);
    }

    /// Waits for what is `coming`: hands it on, or says why there is nothing; neither when the user has given up.
    void follow(CompletableFuture<List<Path>> coming, Consumer<List<Path>> whole) {
        var _ = coming.whenCompleteAsync(
                (copies, broken) -> {
                    if (givenUp) return;
                    if (broken == null) whole.accept(copies);
                    else fail(broken);
                },
                FxThread.EXECUTOR);
    }

    /// Nobody waits any more.
    void giveUp() {
        givenUp = true;
    }

    private void fail(Throwable why) {
        wheel.setVisible(false);
        var cause = why.getCause() == null ? why : why.getCause();
        var reason = cause instanceof Gathering.FileMissingException missing
                ? missing.words()
                : Texts.of("chat.file.failure.NO_SPACE");
        words.setText(Texts.of("chat.forward.failed", reason));
        again.setVisible(true);
        again.requestFocus();
    }
}
