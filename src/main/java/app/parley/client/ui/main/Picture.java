package app.parley.client.ui.main;

/// What a window showed, as pixels. Not changed any more once it is made; for every thread.
public final class Picture {
    private final int width;
    private final int height;
    private final int[] argb;

    Picture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// Row by row, not premultiplied. A copy, which is the caller's.
    public int[] argb() {
        return argb.clone();
    }
}
