package app.parley.client.ui.chat.text;

import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// One line of a message that was found, with the words that were looked for marked as with a pen; what there is no
/// room for is cut off. On the JavaFX thread.
public final class FoundLine extends Region {
    private final Rectangle shown = new Rectangle();
    private MarkedFlow flow = new MarkedFlow();

    public FoundLine() {
        getStyleClass().add("found-line");
        setMinWidth(0);
        setClip(shown);
    }

    /// @param line with what is said around the message
    /// @param message what of it was found, and alone is marked
    /// @param query words, by how words of the text begin
    public void show(String line, String message, String query) {
        flow = new MarkedFlow();
        flow.getChildren().add(new Text(line));
        var from = Math.max(0, line.lastIndexOf(message));
        flow.mark(FoundWords.in(message, query).stream()
                .map(range -> new FoundWords.Range(from + range.from(), from + range.to()))
                .toList());
        getChildren().setAll(flow);
    }

    @Override
    protected double computePrefWidth(double height) {
        return flow.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return flow.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        shown.setWidth(getWidth());
        shown.setHeight(getHeight());
        // As long as it wants to be, from the side where one begins to read, which this is turned to.
        var width = Math.max(getWidth(), Math.ceil(flow.prefWidth(-1)));
        flow.resizeRelocate(0, 0, width, getHeight());
    }
}
