package app.parley.client.media.webrtc;

import app.parley.client.media.synthetic.Pace;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.loop.Loop;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Hands made-up sound to the library, 10 ms at a time on an absolute schedule. Started and stopped on
/// parley-media, works on the loop it is given. After [#stop] has returned nothing is handed over.
final class SoundFeed {
    private static final long PERIOD_NS = 10_000_000;

    private final Loop<Runnable> loop;
    private final ReentrantLock lock;
    private final SoundSource source;
    private final CustomAudioSource target;
    private final short[] samples = new short[SoundSource.PIECE];
    private final byte[] bytes = new byte[2 * SoundSource.PIECE];
    private volatile @Nullable Pace pace;

    /// @param lock [NativeCore#madeUpSound]
    SoundFeed(Loop<Runnable> loop, ReentrantLock lock, SoundSource source, CustomAudioSource target) {
        this.loop = loop;
        this.lock = lock;
        this.source = source;
        this.target = target;
    }

    void start() {
        if (pace != null) return;
        var begun = new Pace(PERIOD_NS, System.nanoTime());
        pace = begun;
        loop.post(() -> feed(begun));
    }

    void stop() {
        lock.lock();
        try {
            pace = null;
        } finally {
            lock.unlock();
        }
    }

    private void feed(Pace running) {
        if (pace != running) return;
        source.next(samples);
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asShortBuffer().put(samples);
        lock.lock();
        try {
            if (pace != running) return;
            target.pushAudio(bytes, 16, SoundSource.SAMPLE_RATE, 1, SoundSource.PIECE);
        } finally {
            lock.unlock();
        }
        loop.postAfter(Duration.ofNanos(running.advance(System.nanoTime())), () -> feed(running));
    }
}
