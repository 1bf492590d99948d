package app.parley.client.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Writes a picture to a PNG file. Used by the demo for its screenshots; blocks, so on a virtual thread.
public final class PngFile {
    private PngFile() {}

    /// @param argb row by row, `width · height` pixels
    public static void write(Path file, int width, int height, int[] argb) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(image, "png", out);
        }
    }
}
