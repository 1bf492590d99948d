package app.parley.client.ui.chat.text;

import java.util.List;
import javafx.scene.shape.Path;
import javafx.scene.text.TextFlow;

/// A paragraph with places that are marked as with a pen. On the JavaFX thread.
final class MarkedFlow extends TextFlow {
    private final Path marks = new Path();
    private List<FoundWords.Range> ranges = List.of();

    /// @param marked counted as the flow counts: what is no text is one character
    void mark(List<FoundWords.Range> marked) {
        if (marked.isEmpty()) return;
        ranges = marked;
        marks.getStyleClass().add("found");
        // Behind the text, which does not make room for it.
        marks.setManaged(false);
        getChildren().addFirst(marks);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        marks.getElements().clear();
        for (var range : ranges) marks.getElements().addAll(getRangeShape(range.from(), range.to(), false));
    }
}
