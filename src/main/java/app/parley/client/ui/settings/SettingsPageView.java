package app.parley.client.ui.settings;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The page of the settings that is chosen, under its title. Its contents are made while it can be seen, and
/// only then. On the JavaFX thread.
public final class SettingsPageView extends VBox {
    private static final String FOUND = "setting-found";

    /// Long enough to be found by the eye, as the message is that a search in a chat jumps to.
    private static final Duration MARKED = Duration.seconds(2.5);

    @FXML
    private Button back;

    @FXML
    private Label title;

    @FXML
    private ScrollPane scroll;

    private final PauseTransition marked = new PauseTransition(MARKED);
    private @Nullable SettingsPage page;
    private Runnable unmark = () -> {};

    public SettingsPageView() {
        Fxml.load(this);
        back.managedProperty().bind(back.visibleProperty());
        marked.setOnFinished(_ -> unmark());
        sceneProperty().subscribe(_ -> fill());
    }

    public void setBack(Runnable action) {
        back.setOnAction(_ -> action.run());
    }

    public void setBackVisible(boolean visible) {
        back.setVisible(visible);
    }

    public void show(SettingsPage next) {
        page = next;
        title.setText(next.title());
        fill();
    }

    /// Brings a row of the page into sight, marks it for a moment, which comes and goes without moving, and
    /// lets the keyboard work at it.
    void reveal(String key) {
        var content = scroll.getContent();
        if (content == null) return;
        RowPlace.find(content, key).ifPresent(row -> {
            if (row.getAccessibleText() == null) row.setAccessibleText(Texts.of(key));
            reveal(content, row);
        });
    }

    private void reveal(Node content, Node row) {
        unmark();
        row.getStyleClass().add(FOUND);
        scrollTo(content, row);
        // What stands above may still be coming, such as the list of one's devices.
        Subscription following = content.layoutBoundsProperty().subscribe(() -> scrollTo(content, row));
        unmark = () -> {
            following.unsubscribe();
            row.getStyleClass().remove(FOUND);
        };
        marked.playFromStart();
        var control = control(row);
        // What an administrator has decided takes no keys; its row is read then.
        (control == null ? row : control).requestFocus();
    }

    private void scrollTo(Node content, Node row) {
        var scene = getScene();
        if (scene == null || row.getScene() == null) return;
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var seen = scroll.getViewportBounds().getHeight();
        var over = content.getLayoutBounds().getHeight() - seen;
        var at = content.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        scroll.setVvalue(over <= 0 ? 0 : Math.clamp((at.getCenterY() - seen / 2) / over, 0, 1));
    }

    /// The first within `node` that takes keys.
    private static @Nullable Node control(Node node) {
        if (!node.isVisible() || node.isDisabled()) return null;
        if (node.isFocusTraversable()) return node;
        if (!(node instanceof Parent parent)) return null;
        for (var child : parent.getChildrenUnmodifiable()) {
            var control = control(child);
            if (control != null) return control;
        }
        return null;
    }

    private void unmark() {
        marked.stop();
        unmark.run();
        unmark = () -> {};
    }

    private void fill() {
        unmark();
        var content = page == null || getScene() == null ? null : page.view().get();
        if (content != null) content.getStyleClass().add("settings-content");
        scroll.setContent(content);
        scroll.setVvalue(0);
    }
}
