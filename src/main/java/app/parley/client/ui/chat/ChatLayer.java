package app.parley.client.ui.chat;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over a conversation for a moment: one thing at a time, that goes with Escape, or with a click
/// beside it. In the window itself, so that keys and screen readers reach it. On the JavaFX thread.
final class ChatLayer extends StackPane {
    /// Between what is shown and what it belongs to, and to the edges, pixels.
    private static final double GAP = 8;

    private @Nullable Node before;
    private Runnable closed = () -> {};

    ChatLayer() {
        getStyleClass().add("chat-layer");
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) close();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            close();
            event.consume();
        });
    }

    /// In the middle, over a darkened conversation.
    void show(Node content, Runnable closed) {
        put(content, closed);
        getStyleClass().add("dim");
        StackPane.setAlignment(content, Pos.CENTER);
        content.setTranslateX(0);
        content.setTranslateY(0);
    }

    /// Beside a node: above it where there is room, else below.
    void show(Region content, Node beside) {
        put(content, () -> {});
        StackPane.setAlignment(content, Pos.TOP_LEFT);
        applyCss();
        layout();
        place(content, sceneToLocal(beside.localToScene(beside.getBoundsInLocal())));
    }

    void close() {
        if (!isVisible()) return;
        setVisible(false);
        getChildren().clear();
        getStyleClass().remove("dim");
        var back = before;
        before = null;
        var ending = closed;
        closed = () -> {};
        if (back != null && back.getScene() != null) back.requestFocus();
        ending.run();
    }

    private void put(Node content, Runnable ending) {
        close();
        before = getScene() == null ? null : getScene().getFocusOwner();
        closed = ending;
        getChildren().setAll(content);
        setVisible(true);
    }

    private void place(Region content, Bounds beside) {
        var width = content.prefWidth(-1);
        var height = Math.min(content.prefHeight(width), getHeight() - 2 * GAP);
        var x = beside.getCenterX() - width / 2;
        var above = beside.getMinY() - GAP - height;
        var y = above >= GAP ? above : beside.getMaxY() + GAP;
        content.setTranslateX(Math.clamp(x, GAP, Math.max(GAP, getWidth() - width - GAP)));
        content.setTranslateY(Math.clamp(y, GAP, Math.max(GAP, getHeight() - height - GAP)));
    }
}
