package app.parley.client.media.webrtc;

import app.parley.client.media.synthetic.Pace;
import app.parley.client.media.synthetic.PictureSource;
import app.parley.client.media.synthetic.PictureSource.Planes;
import app.parley.loop.Loop;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Hands made-up pictures to the library on an absolute schedule. Started and stopped on parley-media, works on the
/// loop it is given. After [#stop] has returned nothing is handed over.
final class PictureFeed {
    private final Loop<Runnable> loop;
    private final PictureSource source;
    private final CustomVideoSource target;
    private final long period;
    private @Nullable Pace pace;
    private long number;

    PictureFeed(Loop<Runnable> loop, PictureSource source, CustomVideoSource target) {
        this.loop = loop;
        this.source = source;
        this.target = target;
        this.period = Duration.ofSeconds(1).toNanos() / source.framesPerSecond();
    }

    synchronized void start() {
        if (pace != null) return;
        var begun = new Pace(period, System.nanoTime());
        pace = begun;
        loop.post(() -> feed(begun));
    }

    synchronized void stop() {
        pace = null;
    }

    private synchronized void feed(Pace running) {
        if (pace != running) return;
        // A buffer of its own for each picture: the encoder may still be reading the last.
        var buffer = NativeI420Buffer.allocate(source.width(), source.height());
        var frame = new VideoFrame(buffer, System.nanoTime());
        try {
            source.draw(
                    number++,
                    new Planes(
                            buffer.getDataY(), buffer.getStrideY(),
                            buffer.getDataU(), buffer.getStrideU(),
                            buffer.getDataV(), buffer.getStrideV()));
            target.pushFrame(frame);
        } finally {
            frame.release();
        }
        loop.postAfter(Duration.ofNanos(running.advance(System.nanoTime())), () -> feed(running));
    }
}
