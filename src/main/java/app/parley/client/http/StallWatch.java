package app.parley.client.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Closes what is being read when nothing has come of it for too long: whoever waits for more then fails. Safe on
/// every thread.
final class StallWatch implements AutoCloseable {
    private final Closeable watched;
    private final Executor later;
    private final AtomicLong come = new AtomicLong();
    private volatile boolean over;

    private StallWatch(Closeable watched, Duration patience) {
        this.watched = watched;
        later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    static StallWatch begin(Closeable watched, Duration patience) {
        var watch = new StallWatch(watched, patience);
        watch.lookAfter(0);
        return watch;
    }

    /// Something has come.
    void moved() {
        come.incrementAndGet();
    }

    @Override
    public void close() {
        over = true;
    }

    /// @param before how much had come when the last look was
    private void lookAfter(long before) {
        later.execute(() -> {
            if (over) return;
            var now = come.get();
            if (now != before) lookAfter(now);
            else giveUp();
        });
    }

    private void giveUp() {
        try {
            watched.close();
        } catch (IOException closedAlready) {
            over = true;
        }
    }
}
