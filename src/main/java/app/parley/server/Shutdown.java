package app.parley.server;

import app.parley.server.http.Health;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The going down of a server: tells those who ask that it has begun, and gives threads their time to finish.
/// Used by [ServerApp] and the wiring; safe on every thread.
final class Shutdown {
    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    final Health health;
    private final Drain drain;

    /// @param databaseAnswers may block
    Shutdown(Drain drain, BooleanSupplier databaseAnswers) {
        this.drain = drain;
        health = new Health(databaseAnswers);
    }

    /// From now on new calls are refused, and load balancers told.
    void begin() {
        health.drain();
    }

    /// Lets what `executor` has at work finish, for a bounded time. Blocks.
    void finish(ExecutorService executor) {
        executor.shutdown();
        try {
            if (executor.awaitTermination(drain.patience().toMillis(), TimeUnit.MILLISECONDS)) return;
            log.warn(
                    "What is under way did not finish within {} ms",
                    drain.patience().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
    }
}
