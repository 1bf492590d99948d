package app.parley.client.diagnostics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Waits for answers, never longer than is said, and no longer at all once it is told to stop. One stops it, on any
/// thread, while others wait.
final class Waiting {
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

    void stop() {
        stopped.complete(true);
    }

    boolean isStopped() {
        return stopped.isDone();
    }

    /// Blocks until there is an answer; empty when none came in time, it came to nothing, or nobody waits any more.
    <T> Optional<T> forAnswer(CompletableFuture<T> answer, Duration patience) {
        var first = CompletableFuture.anyOf(stopped, answer)
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
        first.exceptionally(_ -> false).join();
        return answer.isDone() && !answer.isCompletedExceptionally() ? Optional.of(answer.join()) : Optional.empty();
    }
}
