package app.parley.client.ui.popup;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// Where the pop-up stands. Pure.
final class PopupPlace {
    /// From the edges of what the panels leave, pixels: a step of the grid.
    static final double MARGIN = 16;

    private PopupPlace() {}

    /// The upper left corner of a window of this size.
    ///
    /// @param screen what the panels leave of the screen
    /// @param top in the upper right corner, where macOS has its notifications; else in the lower right
    static Point2D of(Rectangle2D screen, double width, double height, boolean top) {
        var x = Math.max(screen.getMinX(), screen.getMaxX() - MARGIN - width);
        var y = top ? screen.getMinY() + MARGIN : screen.getMaxY() - MARGIN - height;
        return new Point2D(x, Math.max(screen.getMinY(), y));
    }
}
