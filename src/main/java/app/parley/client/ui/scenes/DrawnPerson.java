package app.parley.client.ui.scenes;

import app.parley.client.media.FrameSource;
import app.parley.client.media.VideoFrame;
import java.nio.ByteBuffer;

/// A face in front of a wall, so that which side is up, and which left, can be seen: a light window stands at the
/// top right. For pictures and tests of the views; a value, for every thread.
///
/// @param rotation degrees clockwise by which it is to be turned; what is drawn is turned back by as much
public record DrawnPerson(int width, int height, int rotation) implements VideoFrame {
    /// Frames without an end, all alike.
    public static FrameSource frames(int width, int height, int rotation) {
        return () -> new DrawnPerson(width, height, rotation);
    }

    private static final int WALL = 0xFF6F8C80;
    private static final int WINDOW = 0xFFC9C8B0;
    private static final int SKIN = 0xFFA8704E;
    private static final int HAIR = 0xFF2B1E1A;
    private static final int SHIRT = 0xFF284B57;

    @Override
    public void copyTo(ByteBuffer target) {
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var u = (x + 0.5) / width;
                var v = (y + 0.5) / height;
                var argb = switch (rotation) {
                    case 90 -> colour(1 - v, u, (double) height / width);
                    case 180 -> colour(1 - u, 1 - v, (double) width / height);
                    case 270 -> colour(v, 1 - u, (double) height / width);
                    default -> colour(u, v, (double) width / height);
                };
                var at = 4 * (y * width + x);
                target.putInt(at, Integer.reverseBytes(argb));
            }
        }
    }

    /// Of the upright picture, by parts of its width and height.
    private static int colour(double x, double y, double aspect) {
        var across = (x - 0.5) * aspect;
        if (Math.hypot(across, y - 0.42) < 0.2) return y < 0.36 ? HAIR : SKIN;
        if (Math.hypot(across * 0.8, y - 0.95) < 0.33) return SHIRT;
        if (x > 0.7 && x < 0.94 && y > 0.1 && y < 0.55) return WINDOW;
        return WALL;
    }

    @Override
    public void release() {}
}
