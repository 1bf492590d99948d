package app.parley.support;

import app.parley.client.media.FrameSource;
import app.parley.client.media.VideoFrame;
import app.parley.client.ui.scenes.DrawnPerson;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A source that gives the pictures that a test puts in, each once.
public final class FakeFrames implements FrameSource {
    private final Queue<VideoFrame> frames = new ArrayDeque<>();
    private int asked;

    public FakeFrames put(VideoFrame frame) {
        frames.add(frame);
        return this;
    }

    @Override
    public @Nullable VideoFrame take() {
        asked++;
        return frames.poll();
    }

    /// How often somebody looked for a picture.
    public int asked() {
        return asked;
    }

    /// See [DrawnPerson#frames].
    public static FrameSource scene(int width, int height, int rotation) {
        return DrawnPerson.frames(width, height, rotation);
    }
}
