package app.parley.client.ui.account;

/// The square of a picture that is used, in pixels of the picture. Always within it. Pure.
///
/// @param width of the picture
/// @param height of the picture
/// @param side of the square
record Crop(double width, double height, double left, double top, double side) {
    /// As close as one can go: of a picture of a whole room a face is left.
    static final double CLOSEST = 6;

    /// The largest square, in the middle.
    static Crop middle(double width, double height) {
        var side = Math.min(width, height);
        return new Crop(width, height, (width - side) / 2, (height - side) / 2, side);
    }

    /// The same middle, from `times` as close as at first.
    ///
    /// @param times 1 to [#CLOSEST]
    Crop zoomed(double times) {
        var next = Math.min(width, height) / Math.clamp(times, 1, CLOSEST);
        return at(left + (side - next) / 2, top + (side - next) / 2, next);
    }

    /// Moved by parts of its own side.
    Crop moved(double right, double down) {
        return at(left + right * side, top + down * side, side);
    }

    private Crop at(double nextLeft, double nextTop, double nextSide) {
        return new Crop(
                width,
                height,
                Math.clamp(nextLeft, 0, width - nextSide),
                Math.clamp(nextTop, 0, height - nextSide),
                nextSide);
    }
}
