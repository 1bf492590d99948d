package app.parley.call;

/// The size at which a picture is shown, in pixels of the screen; 0 × 0 when it is not to be seen.
public record PictureSize(int width, int height) {
    /// Not to be seen.
    public static final PictureSize HIDDEN = new PictureSize(0, 0);

    public boolean isHidden() {
        return width == 0 || height == 0;
    }
}
