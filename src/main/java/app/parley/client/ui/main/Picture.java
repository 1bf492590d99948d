package app.parley.client.ui.main;

import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;

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

    /// What is seen now. On the JavaFX thread.
    static Picture of(Scene scene) {
        var image = scene.snapshot(null);
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Picture(width, height, pixels);
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
