package app.parley.client.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;

/// What a screen reader finds in a view.
public final class Accessibility {
    private Accessibility() {}

    /// The visible controls that one operates.
    public static List<Node> controls(Parent root) {
        var found = new ArrayList<Node>();
        walk(root, found);
        return found;
    }

    /// Whether it and all it stands in are visible.
    public static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    /// Those of them of which a screen reader could say nothing.
    public static List<Node> nameless(Parent root) {
        return controls(root).stream().filter(node -> !hasName(node)).toList();
    }

    /// Everything visible that the keyboard can reach and of which a screen reader could say nothing.
    public static List<Node> unnamed(Parent root) {
        var found = new ArrayList<Node>();
        reach(root, found);
        return found.stream().filter(node -> !hasName(node)).toList();
    }

    /// Everything visible that the keyboard can reach and that has no size, so that nobody sees it.
    public static List<Node> sizeless(Parent root) {
        var found = new ArrayList<Node>();
        reach(root, found);
        return found.stream()
                .filter(node -> node.getLayoutBounds().getWidth() <= 0
                        || node.getLayoutBounds().getHeight() <= 0)
                .toList();
    }

    private static void reach(Node node, List<Node> found) {
        if (!node.isVisible()) return;
        if (node.isFocusTraversable()) found.add(node);
        // What stands within these is their own.
        if (node instanceof ComboBoxBase<?> || node instanceof TextInputControl || node instanceof Spinner<?>) return;
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> reach(child, found));
    }

    private static boolean hasName(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) return true;
        // An item of a menu is drawn by a class of JavaFX's own, which knows its words.
        if (node.getAccessibleRole() == AccessibleRole.MENU_ITEM)
            return node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String words && !words.isBlank();
        return node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank();
    }

    private static void walk(Node node, List<Node> found) {
        if (!node.isVisible()) return;
        // Its list is no control of its own.
        if (node instanceof ComboBoxBase<?>) {
            found.add(node);
            return;
        }
        if (node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ListView<?>)
            found.add(node);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
    }
}
