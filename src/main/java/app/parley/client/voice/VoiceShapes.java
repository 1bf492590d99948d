package app.parley.client.voice;

import app.parley.client.voice.opus.OpusSound;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Looks at voice messages, one at a time, and remembers the last of them. Safe on every thread; the work is done
/// on the threads that it is given.
public final class VoiceShapes {
    /// Of 48 numbers each: more than one scrolls past.
    private static final int KEPT = 300;

    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, CompletableFuture<Optional<VoiceShape>>> known = new LinkedHashMap<>(16, 0.75f, true);
    private CompletableFuture<?> before = CompletableFuture.completedFuture(null);

    /// @param threads for reading and decoding; one of them is used at a time
    public VoiceShapes(Executor threads) {
        this.threads = threads;
    }

    /// How the sound in a file looks; empty where there is none that can be played.
    public CompletableFuture<Optional<VoiceShape>> of(Path file) {
        return locked(() -> {
            var asked = known.get(file);
            if (asked != null) return asked.copy();
            var looking = before.handleAsync((_, _) -> OpusSound.read(file).map(VoiceShape::of), threads);
            before = looking;
            known.put(file, looking);
            if (known.size() > KEPT) known.remove(known.keySet().iterator().next());
            return looking.copy();
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
