package app.parley.support;

import app.parley.client.media.VideoFrame;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// A picture of one colour that counts how often it was released.
///
/// @param argb its colour
/// @param releases how often it was released: once is right
public record FakeFrame(int width, int height, int rotation, int argb, AtomicInteger releases) implements VideoFrame {
    /// A grey picture, upright.
    public static FakeFrame of(int width, int height) {
        return new FakeFrame(width, height, 0, 0xFF808080, new AtomicInteger());
    }

    @Override
    public void copyTo(ByteBuffer target) {
        if (releases.get() > 0) throw new IllegalStateException("used after its release");
        for (var i = 0; i < width * height; i++) {
            target.put(4 * i, (byte) argb);
            target.put(4 * i + 1, (byte) (argb >> 8));
            target.put(4 * i + 2, (byte) (argb >> 16));
            target.put(4 * i + 3, (byte) 0xFF);
        }
    }

    @Override
    public void release() {
        releases.incrementAndGet();
    }
}
