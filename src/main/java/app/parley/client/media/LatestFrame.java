package app.parley.client.media;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The one place where a picture waits between the thread that made it and the screen: newest wins, the
/// displaced one is released. So the screen never draws a picture that is already old, and a slow screen costs
/// no memory. Safe on every thread, without locks.
public final class LatestFrame implements FrameSource {
    private final AtomicReference<@Nullable VideoFrame> newest = new AtomicReference<>();
    private final AtomicLong offered = new AtomicLong();
    private volatile boolean closed;

    /// Puts `frame` in the place of an older one. This takes it over: the offerer must not release it.
    public void offer(VideoFrame frame) {
        offered.incrementAndGet();
        replace(frame);
        // A close that came between leaves nothing behind.
        if (closed) replace(null);
    }

    @Override
    public @Nullable VideoFrame take() {
        return newest.getAndSet(null);
    }

    /// How many pictures were offered so far.
    public long offered() {
        return offered.get();
    }

    /// Releases what waits and whatever is offered from now on.
    public void close() {
        closed = true;
        replace(null);
    }

    private void replace(@Nullable VideoFrame frame) {
        var displaced = newest.getAndSet(frame);
        if (displaced != null) displaced.release();
    }
}
