package app.parley.client.ui.call;

import app.parley.client.ui.ElapsedTime;
import app.parley.client.ui.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// How long the call has been going on, as a text that runs: `MM:SS`, past an hour `H:MM:SS`. On the thread of its
/// ticker.
final class CallClock {
    private final Ticker ticker;
    private final InstantSource clock;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private Ticker.Stop ticking = Ticker.Stop.NOTHING;

    CallClock(Ticker ticker, InstantSource clock) {
        this.ticker = ticker;
        this.clock = clock;
    }

    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// Shows the time since `start` and comes back whenever the next second begins; shows nothing for null.
    void runSince(@Nullable Instant start) {
        ticking.stop();
        ticking = Ticker.Stop.NOTHING;
        if (start == null) {
            text.set("");
            return;
        }
        var running = Duration.between(start, clock.instant());
        // The two sides' clocks need not agree.
        text.set(ElapsedTime.running(running.toMillis()));
        var rest = Duration.ofMillis(1000 - Math.floorMod(running.toMillis(), 1000));
        ticking = ticker.after(rest, () -> runSince(start));
    }
}
