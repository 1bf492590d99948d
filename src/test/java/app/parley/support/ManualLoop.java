package app.parley.support;

import app.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A [Loop] without a thread: messages wait until the test runs its [ManualClock], and are then handled on the
/// test's own thread. What was posted within the handling comes after, as on a real loop.
public final class ManualLoop<M> implements Loop<M> {
    private final ManualClock clock;
    private final Consumer<M> handler;
    private final List<M> handled = new ArrayList<>();
    private boolean handling;

    /// A loop with a clock of its own.
    public ManualLoop(Consumer<M> handler) {
        this(new ManualClock(), handler);
    }

    public ManualLoop(ManualClock clock, Consumer<M> handler) {
        this.clock = clock;
        this.handler = handler;
    }

    @Override
    public void post(M message) {
        postAfter(Duration.ZERO, message);
    }

    @Override
    public Delayed postAfter(Duration delay, M message) {
        return clock.after(delay, () -> handle(message));
    }

    /// True while a message is being handled, and only then: code that belongs to the loop is to be reached by it.
    @Override
    public boolean isCurrent() {
        return handling;
    }

    /// Handles what is due now, and what that makes due now.
    public void runDue() {
        clock.runDue();
    }

    /// Moves time on, handling on the way what becomes due.
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    public ManualClock clock() {
        return clock;
    }

    /// Everything handled so far, oldest first.
    public List<M> handled() {
        return List.copyOf(handled);
    }

    private void handle(M message) {
        handling = true;
        try {
            handled.add(message);
            handler.accept(message);
        } finally {
            handling = false;
        }
    }
}
