package app.parley.client.ui.theme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Makes pictures of files that anybody may have written: the size is read from the file's head before anything is
/// decoded, so that a small file cannot ask for all memory. Any thread but JavaFX's, because it takes a while.
public final class SafePicture {
    /// What the largest cameras make; decoded it takes 200 MB for a moment.
    private static final long MOST_PIXELS = 50_000_000;

    private SafePicture() {}

    /// Decodes a file so that its shorter side has about `side` pixels; empty where it is no picture that JavaFX
    /// knows, is broken, or too large.
    public static Optional<Image> read(byte[] file, double side) {
        try {
            var scale = scale(file, side);
            if (scale.isEmpty()) return Optional.empty();
            var image = new Image(new ByteArrayInputStream(file), scale.get().width, scale.get().height, true, true);
            return image.isError() || image.getWidth() < 1 ? Optional.empty() : Optional.of(image);
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    /// The middle of a picture as a disc of `side` pixels across, clear around it.
    static Image disc(Image picture, int side) {
        var square = Math.min(picture.getWidth(), picture.getHeight());
        var left = (picture.getWidth() - square) / 2;
        var top = (picture.getHeight() - square) / 2;
        var disc = new WritableImage(side, side);
        var reader = picture.getPixelReader();
        var pixels = new int[side * side];
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                var colour = reader.getArgb((int) (left + x * square / side), (int) (top + y * square / side));
                pixels[y * side + x] = cut(colour, x, y, side);
            }
        }
        disc.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        return disc;
    }

    /// The same picture, a quarter of a turn further to the right.
    public static Image turned(Image picture) {
        var width = (int) picture.getHeight();
        var height = (int) picture.getWidth();
        var turned = new WritableImage(width, height);
        var reader = picture.getPixelReader();
        var pixels = new int[width * height];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) pixels[y * width + x] = reader.getArgb(y, width - 1 - x);
        }
        turned.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return turned;
    }

    /// Less opaque within the last pixel before the edge, so that it looks round.
    private static int cut(int colour, int x, int y, int side) {
        var radius = side / 2.0;
        var inside = Math.clamp(radius - Math.hypot(x + 0.5 - radius, y + 0.5 - radius), 0, 1);
        var opacity = (int) Math.round((colour >>> 24) * inside);
        return (opacity << 24) | (colour & 0xFFFFFF);
    }

    private record Scale(double width, double height) {}

    private static Optional<Scale> scale(byte[] file, double side) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) return Optional.empty();
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                var width = reader.getWidth(0);
                var height = reader.getHeight(0);
                if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) return Optional.empty();
                var shrink = Math.min(1, side / Math.min(width, height));
                return Optional.of(
                        new Scale(Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink))));
            } finally {
                reader.dispose();
            }
        }
    }
}
