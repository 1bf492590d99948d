package app.parley.loop;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [Loop] on a platform thread of its own, for the program's life or until [#close].
/// A handler that throws has a bug: it is logged once with its cause and the next message is handled.
public final class ThreadLoop<M> implements Loop<M>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ThreadLoop.class);
    /// How long [#close] lets the message in hand finish. Longer than any handler may take, short enough for a
    /// quitting user.
    private static final Duration LAST_MESSAGE = Duration.ofSeconds(5);

    private final String name;
    private final Consumer<M> handler;
    private final ScheduledThreadPoolExecutor executor;
    private volatile Thread thread;

    /// Starts the thread. `name` is what a thread dump shows, `handler` runs on it for every message.
    public ThreadLoop(String name, Consumer<M> handler) {
        this.name = name;
        this.handler = handler;
        this.thread = Thread.currentThread();
        var factory = Thread.ofPlatform().name(name).daemon(true).factory();
        executor = new ScheduledThreadPoolExecutor(1, task -> thread = factory.newThread(task));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.prestartAllCoreThreads();
    }

    @Override
    public void post(M message) {
        postAfter(Duration.ZERO, message);
    }

    @Override
    public Delayed postAfter(Duration delay, M message) {
        try {
            var future = executor.schedule(() -> handle(message), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException stopped) {
            return () -> {};
        }
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /// Lets what was posted so far be handled, forgets the delayed posts, takes no more and joins the thread.
    /// Called on the loop itself it does not join.
    @Override
    public void close() {
        try {
            executor.execute(executor::shutdown);
        } catch (RejectedExecutionException stopped) {
            return;
        }
        if (isCurrent()) return;
        try {
            if (!executor.awaitTermination(LAST_MESSAGE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} did not stop within {} s", name, LAST_MESSAGE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(M message) {
        try {
            handler.accept(message);
        } catch (Throwable e) {
            log.error("{} failed on {}", name, message.getClass().getSimpleName(), e);
        }
    }
}
