package app.parley.client.ui.theme;

import app.parley.client.ui.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A card over the window, one at a time. Escape and a click beside it close it; the keyboard stays within
/// while it is open and goes back to where it was. On the JavaFX thread.
public final class LayerView extends StackPane {
    /// As large as what stands in it, within the window.
    private final VBox card = new VBox();
    private @Nullable Node before;
    private Runnable closed = () -> {};

    public LayerView() {
        getStyleClass().add("layer");
        card.getStyleClass().add("layer-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        getChildren().setAll(card);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) close();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            close();
        });
    }

    /// Shows a card.
    ///
    /// @param title its head; empty for a card without one
    /// @param content of the card; its width is its own
    /// @param first where the keyboard begins
    /// @param atTop near the top, for what is typed into; else in the middle
    /// @param whenClosed run when it is gone, however
    public void open(String title, Region content, Node first, boolean atTop, Runnable whenClosed) {
        if (isVisible()) close();
        before = getScene() == null ? null : getScene().getFocusOwner();
        closed = whenClosed;
        card.getChildren().clear();
        if (!title.isEmpty()) card.getChildren().add(head(title));
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        card.getChildren().add(content);
        card.setAccessibleText(title);
        setAlignment(card, atTop ? Pos.TOP_CENTER : Pos.CENTER);
        setVisible(true);
        for (var other : beneath()) other.setDisable(true);
        first.requestFocus();
        setOpacity(0);
        Motion.fade(this, 1);
    }

    /// Whether a card is open.
    public boolean isOpen() {
        return isVisible();
    }

    public void close() {
        if (!isVisible()) return;
        setVisible(false);
        card.getChildren().clear();
        for (var other : beneath()) other.setDisable(false);
        var back = before;
        before = null;
        if (back != null && back.getScene() != null) back.requestFocus();
        var told = closed;
        closed = () -> {};
        told.run();
    }

    /// Disabled while a card is open, so that neither Tab nor a screen reader goes there.
    private Iterable<Node> beneath() {
        Parent parent = getParent();
        return parent == null
                ? List.of()
                : parent.getChildrenUnmodifiable().stream()
                        .takeWhile(node -> node != this)
                        .toList();
    }

    private HBox head(String text) {
        var title = new Label(text);
        title.getStyleClass().add("h2");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("fth-x"));
        close.getStyleClass().add("icon-button");
        close.setAccessibleText(Texts.of("layer.close"));
        close.setTooltip(new Tooltip(Texts.of("layer.close.key")));
        close.setOnAction(_ -> close());
        var head = new HBox(title, close);
        head.getStyleClass().add("layer-head");
        return head;
    }
}
