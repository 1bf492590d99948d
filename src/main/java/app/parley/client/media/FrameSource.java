package app.parley.client.media;

import org.jspecify.annotations.Nullable;

/// Where pictures are pulled from: the newest wins, one that nobody took in time is gone.
public interface FrameSource {
    /// The newest picture that was not taken yet, or null. The caller releases it. Never blocks; safe on every
    /// thread.
    @Nullable
    VideoFrame take();

    /// A source that never has a picture.
    FrameSource NONE = () -> null;
}
