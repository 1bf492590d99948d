package app.parley.client.ui;

import java.time.Duration;

/// PORT: time as a view model needs it. Runs its tasks on the thread of the views: [FxTicker] on the JavaFX thread,
/// a test's by hand.
public interface Ticker {
    /// Runs `task` again and again, the first time after one `period`.
    Stop every(Duration period, Runnable task);

    /// Runs `task` once.
    Stop after(Duration delay, Runnable task);

    /// Ends what was asked for. Again does nothing.
    @FunctionalInterface
    interface Stop {
        /// When there is nothing to end.
        Stop NOTHING = () -> {};

        void stop();
    }
}
