package app.parley.server.socketio.engine;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that a session lives on. Any thread may call [#run]; timers are made on the loop itself.
public final class EventLoop {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    private final Vertx vertx;
    private final Context context;
    private final Thread thread;

    private EventLoop(Vertx vertx, Context context, Thread thread) {
        this.vertx = vertx;
        this.context = context;
        this.thread = thread;
    }

    /// The loop of the calling thread, which must be one.
    static EventLoop current(Vertx vertx) {
        if (!Context.isOnEventLoopThread()) {
            throw new IllegalStateException("not on an event loop");
        }
        return new EventLoop(vertx, vertx.getOrCreateContext(), Thread.currentThread());
    }

    boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /// At once when called on the loop, else later and in the order of the calls.
    public void run(Runnable task) {
        if (isCurrent()) {
            task.run();
        } else {
            queue(task);
        }
    }

    void queue(Runnable task) {
        try {
            context.runOnContext(ignored -> task.run());
        } catch (RejectedExecutionException stopped) {
            // Vert.x is closed, and every connection with it; a late sender must not suffer for that.
            LOG.debug("The event loop has stopped; dropping a task");
        }
    }

    /// Sets a timer; on the loop.
    ///
    /// @return what [#cancel] takes
    public long after(Duration delay, Runnable task) {
        return vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> task.run());
    }

    public void cancel(long timer) {
        vertx.cancelTimer(timer);
    }
}
