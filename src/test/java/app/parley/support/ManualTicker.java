package app.parley.support;

import app.parley.client.ui.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// A [Ticker] on a [ManualClock]: its tasks run when the test moves the clock, on the test's thread.
public record ManualTicker(ManualClock clock) implements Ticker {
    @Override
    public Stop every(Duration period, Runnable task) {
        var stopped = new AtomicBoolean();
        again(period, task, stopped);
        return () -> stopped.set(true);
    }

    private void again(Duration period, Runnable task, AtomicBoolean stopped) {
        clock.after(period, () -> {
            if (stopped.get()) return;
            task.run();
            again(period, task, stopped);
        });
    }

    @Override
    public Stop after(Duration delay, Runnable task) {
        return clock.after(delay, task)::cancel;
    }
}
