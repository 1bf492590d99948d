package app.parley.client.ui.chat.text;

import java.util.Objects;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One line of a message that was found, with the words that were looked for marked as with a pen; what there is no
/// room for gives way to dots, as in a label. On the JavaFX thread.
public final class FoundLine extends Region {
    private static final String DOTS = "…";

    private final Rectangle shown = new Rectangle();
    private final Text measure = new Text();
    private MarkedFlow flow = new MarkedFlow();
    private Text text = new Text();
    private String line = "";
    private double fittedTo = -1;
    private @Nullable Font fittedIn;

    public FoundLine() {
        getStyleClass().add("found-line");
        setMinWidth(0);
        setClip(shown);
    }

    /// @param line with what is said around the message
    /// @param message what of it was found, and alone is marked
    /// @param query words, by how words of the text begin
    public void show(String line, String message, String query) {
        this.line = line;
        text = new Text(line);
        fittedTo = -1;
        flow = new MarkedFlow();
        flow.getChildren().add(text);
        var from = Math.max(0, line.lastIndexOf(message));
        flow.mark(FoundWords.in(message, query).stream()
                .map(range -> new FoundWords.Range(from + range.from(), from + range.to()))
                .toList());
        getChildren().setAll(flow);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(widthOf(line));
    }

    @Override
    protected double computePrefHeight(double width) {
        return flow.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        if (fittedTo != getWidth() || !Objects.equals(fittedIn, text.getFont())) {
            fittedTo = getWidth();
            fittedIn = text.getFont();
            text.setText(fitting());
        }
        shown.setWidth(getWidth());
        shown.setHeight(getHeight());
        // As long as it wants to be, from the side where one begins to read, which this is turned to.
        var width = Math.max(getWidth(), Math.ceil(flow.prefWidth(-1)));
        flow.resizeRelocate(0, 0, width, getHeight());
    }

    /// As much of the line as there is room for.
    private String fitting() {
        if (widthOf(line) <= getWidth()) return line;
        var fits = 0;
        var tooLong = line.length();
        while (tooLong - fits > 1) {
            var middle = (fits + tooLong) / 2;
            if (widthOf(cut(middle)) <= getWidth()) fits = middle;
            else tooLong = middle;
        }
        return cut(fits);
    }

    private String cut(int end) {
        var whole = end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        return line.substring(0, whole).stripTrailing() + DOTS;
    }

    private double widthOf(String words) {
        measure.setFont(text.getFont());
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }
}
