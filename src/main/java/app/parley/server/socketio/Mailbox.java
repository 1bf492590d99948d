package app.parley.server.socketio;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Runs what may block off the event loop, one task after the other and in the order given. It holds a thread
/// only while there is something to do. Any thread.
final class Mailbox {
    private record Task(int weight, Runnable work) {}

    private final Executor threads;
    private final int low;
    private final Runnable relieved;
    private final Queue<Task> tasks = new ArrayDeque<>(2);
    private long weight;
    private boolean running;

    /// @param threads makes a thread a call
    /// @param relieved runs, on the mailbox's thread, whenever the weight of what waits falls to `low`
    Mailbox(Executor threads, int low, Runnable relieved) {
        this.threads = threads;
        this.low = low;
        this.relieved = relieved;
    }

    /// @param work throws nothing
    void post(int taskWeight, Runnable work) {
        synchronized (this) {
            tasks.add(new Task(taskWeight, work));
            weight += taskWeight;
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::drain);
    }

    /// Whether nothing waits and nothing is at work.
    synchronized boolean isIdle() {
        return !running;
    }

    /// Of what waits or is at work.
    synchronized long weight() {
        return weight;
    }

    private void drain() {
        for (Task task = next(); task != null; task = next()) {
            task.work.run();
            if (settle(task)) {
                relieved.run();
            }
        }
    }

    private synchronized boolean settle(Task task) {
        boolean wasAbove = weight > low;
        weight -= task.weight;
        return wasAbove && weight <= low;
    }

    private synchronized @Nullable Task next() {
        Task task = tasks.poll();
        running = task != null;
        return task;
    }
}
