package app.parley.client.media.webrtc;

import app.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries out operations strictly one after another: the next begins when the last has completed or failed.
/// Runs on its loop, where the operations' stages must complete too.
final class OperationQueue {
    /// How long the end waits for the operation in hand. They take milliseconds; one that does not come back at all
    /// must not keep a call's devices open.
    private static final Duration LAST_OPERATION = Duration.ofSeconds(2);

    private final Loop<Runnable> loop;
    private final BiConsumer<String, Throwable> failed;
    private final Deque<Operation> waiting = new ArrayDeque<>();
    private final Deque<Operation> whenIdle = new ArrayDeque<>();
    private @Nullable Runnable end;
    private boolean busy;
    private boolean ended;

    private record Operation(String name, Supplier<? extends CompletionStage<?>> work) {}

    /// @param failed hears of each operation that failed, by its name
    OperationQueue(Loop<Runnable> loop, BiConsumer<String, Throwable> failed) {
        this.loop = loop;
        this.failed = failed;
    }

    /// To be carried out after everything that was added before.
    void add(String name, Supplier<? extends CompletionStage<?>> work) {
        add(waiting, new Operation(name, work));
    }

    /// To be carried out when nothing else is waiting: for what takes long and keeps nobody else.
    void addWhenIdle(String name, Runnable work) {
        add(whenIdle, new Operation(name, () -> {
            work.run();
            return CompletableFuture.completedStage(null);
        }));
    }

    /// Forgets what waits, lets the operation in hand come to its end, and runs `end` as the last thing.
    void end(Runnable end) {
        if (this.end != null) return;
        waiting.clear();
        whenIdle.clear();
        this.end = end;
        loop.postAfter(LAST_OPERATION, this::endNow);
        if (!busy) endNow();
    }

    private void add(Deque<Operation> queue, Operation operation) {
        if (end != null) return;
        queue.add(operation);
        // By the loop, so that what is posted at the same time as something idle still comes before it.
        loop.post(this::next);
    }

    private void next() {
        if (busy) return;
        if (end != null) {
            endNow();
            return;
        }
        var operation = waiting.isEmpty() ? whenIdle.poll() : waiting.poll();
        if (operation == null) return;
        busy = true;
        start(operation).whenComplete((result, error) -> {
            busy = false;
            if (error != null && end == null) failed.accept(operation.name(), error);
            loop.post(this::next);
        });
    }

    private void endNow() {
        if (ended || end == null) return;
        ended = true;
        end.run();
    }

    private static CompletionStage<?> start(Operation operation) {
        try {
            return operation.work().get();
        } catch (Throwable e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
