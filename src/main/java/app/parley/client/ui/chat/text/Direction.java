package app.parley.client.ui.chat.text;

import java.text.Bidi;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;

/// Which way a text runs.
public final class Direction {
    private Direction() {}

    /// Whether no letter of it runs from right to left.
    public static boolean isLeftToRight(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// Lets a node that holds the text begin at the side at which the text begins, whichever way its window runs.
    static void turn(Node node, String text) {
        var ltr = isLeftToRight(text) || new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        node.setNodeOrientation(ltr ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.RIGHT_TO_LEFT);
    }
}
