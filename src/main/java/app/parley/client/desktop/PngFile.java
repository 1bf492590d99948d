package app.parley.client.desktop;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Writes a picture as PNG: the demo's screenshots, the picture that one chooses for oneself. Blocks, so on a
/// virtual thread.
public final class PngFile {
    private PngFile() {}

    /// @param argb row by row, `width · height` pixels
    public static void write(Path file, int width, int height, int[] argb) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(image(width, height, argb), "png", out);
        }
    }

    /// The same as the bytes of such a file.
    public static byte[] bytes(int width, int height, int[] argb) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(width, height, argb), "png", out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    private static BufferedImage image(int width, int height, int[] argb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
