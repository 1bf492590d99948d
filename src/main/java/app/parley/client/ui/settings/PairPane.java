package app.parley.client.ui.settings;

import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Words and what belongs to them beside each other, the latter at the end of the line; in a pane too narrow for
/// both it stands below the words. On the JavaFX thread.
class PairPane extends Pane {
    /// Pixels between the two.
    private static final double BESIDE = 24;

    private static final double BELOW = 10;

    /// What is left to the words beside a control: three or four words a line.
    private static final double LEAST_WORDS = 180;

    private final VBox words;
    private Region end;

    PairPane(VBox words, Region end) {
        this.words = words;
        this.end = end;
        getChildren().setAll(words, end);
    }

    /// What stands beside the words.
    Region end() {
        return end;
    }

    /// Puts one more thing to the end of the line.
    void addToEnd(Region more) {
        end = new HBox(end, more);
        end.getStyleClass().add("setting-end");
        getChildren().setAll(words, end);
    }

    /// One more line of words.
    void add(Region line) {
        words.getChildren().add(line);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return across() + LEAST_WORDS;
    }

    @Override
    protected double computePrefWidth(double height) {
        return across() + words.prefWidth(-1) + BESIDE + end.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        var inside = (width < 0 ? prefWidth(-1) : width) - across();
        var around = snappedTopInset() + snappedBottomInset();
        if (!fits(inside)) return around + words.prefHeight(inside) + BELOW + end.prefHeight(endWidth(inside));
        var endWidth = end.prefWidth(-1);
        return around + Math.max(words.prefHeight(inside - BESIDE - endWidth), end.prefHeight(endWidth));
    }

    @Override
    protected double computeMinHeight(double width) {
        return prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        var left = snappedLeftInset();
        var top = snappedTopInset();
        var inside = getWidth() - across();
        var high = getHeight() - top - snappedBottomInset();
        var endWidth = endWidth(inside);
        var endHeight = end.prefHeight(endWidth);
        if (fits(inside)) {
            var wordsWidth = inside - BESIDE - endWidth;
            var wordsHeight = words.prefHeight(wordsWidth);
            place(words, left, top + (high - wordsHeight) / 2, wordsWidth, wordsHeight);
            place(end, left + inside - endWidth, top + (high - endHeight) / 2, endWidth, endHeight);
        } else {
            var wordsHeight = words.prefHeight(inside);
            place(words, left, top, inside, wordsHeight);
            place(end, left, top + wordsHeight + BELOW, endWidth, endHeight);
        }
    }

    private static void place(Region part, double x, double y, double width, double height) {
        part.resizeRelocate(
                part.snapPositionX(x), part.snapPositionY(y), part.snapSizeX(width), part.snapSizeY(height));
    }

    private double across() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double endWidth(double inside) {
        return Math.min(end.prefWidth(-1), inside);
    }

    private boolean fits(double inside) {
        return LEAST_WORDS + BESIDE + end.prefWidth(-1) <= inside;
    }
}
