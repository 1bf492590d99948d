package app.parley.client.ui.chat;

import java.text.Bidi;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The text of a message, which wraps, in any script. On the JavaFX thread.
///
/// JavaFX 26 throws in every layout pass when it breaks a line within a run of right-to-left text (found on Linux
/// in
/// 26, 26.0.1 and 26.0.2, at every width: `PrismTextLayout.computeTrailingSpaceWidth`). Between two runs it breaks
/// well, so such text is laid out word by word.
final class MessageText {
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)");

    /// Of a piece that is never broken, in characters; longer words are cut. It fits the narrowest bubble.
    private static final int LONGEST = 16;

    private MessageText() {}

    static Region of(String text) {
        return isLeftToRight(text) ? plain(text) : byWords(text);
    }

    /// Whether no letter of it runs from right to left.
    static boolean isLeftToRight(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static Region plain(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Region byWords(String text) {
        var flow = new TextFlow();
        for (var word : WORDS.split(text)) {
            var rest = word;
            while (rest.length() > LONGEST) {
                var cut = rest.offsetByCodePoints(0, rest.codePointCount(0, LONGEST));
                flow.getChildren().add(new Text(rest.substring(0, cut)));
                rest = rest.substring(cut);
            }
            flow.getChildren().add(new Text(rest));
        }
        if (!new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight())
            flow.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        return flow;
    }
}
