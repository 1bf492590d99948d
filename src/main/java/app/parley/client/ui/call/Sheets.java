package app.parley.client.ui.call;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the sheets over a call have in common. On the JavaFX thread.
final class Sheets {
    private Sheets() {}

    /// Lets Tab go round within the sheet, and not out of it to what lies beneath.
    static void keepFocus(Parent sheet) {
        sheet.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB) return;
            event.consume();
            var stops = new ArrayList<Node>();
            collect(sheet, stops);
            if (stops.isEmpty()) return;
            var here = stops.indexOf(sheet.getScene().getFocusOwner());
            var next = Math.floorMod(here + (event.isShiftDown() ? -1 : 1), stops.size());
            stops.get(next).requestFocus();
        });
    }

    private static void collect(Node node, List<Node> stops) {
        if (!node.isVisible() || node.isDisabled()) return;
        if (node.isFocusTraversable()) stops.add(node);
        else if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
    }
}
