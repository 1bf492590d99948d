package app.parley.client.ui.call;

import app.parley.client.ui.call.CallPlace.Layout;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Places the two pictures on the stage. On the JavaFX thread.
final class PictureLayout {
    /// Between the two, and to the edges at the sides, pixels.
    private static final double GAP = 8;
    /// What the bars take at the top and at the bottom, pixels.
    private static final double TOP = 62;

    private static final double BOTTOM = 104;

    private final Region stage;
    private final VideoSurface theirs;
    private final OwnPictureView own;

    PictureLayout(Region stage, VideoSurface theirs, OwnPictureView own) {
        this.stage = stage;
        this.theirs = theirs;
        this.own = own;
    }

    /// @param layout side by side is for two pictures: with one alone it stands as ever
    void place(Layout layout) {
        var both = layout == Layout.SIDE_BY_SIDE && theirs.isVisible() && own.isVisible();
        if (!both) {
            StackPane.setMargin(theirs, Insets.EMPTY);
            theirs.setCorner(0);
            own.standInCorner(stage.getWidth());
            return;
        }
        var width = stage.getWidth();
        var height = stage.getHeight();
        var free = height - TOP - BOTTOM;
        var wide = width >= free;
        var first = wide
                ? new Insets(TOP, (width + GAP) / 2, BOTTOM, GAP)
                : new Insets(TOP, GAP, BOTTOM + (free + GAP) / 2, GAP);
        var second = wide
                ? new Insets(TOP, GAP, BOTTOM, (width + GAP) / 2)
                : new Insets(TOP + (free + GAP) / 2, GAP, BOTTOM, GAP);
        StackPane.setMargin(theirs, first);
        theirs.setCorner(14);
        own.standBeside(second);
    }
}
