package app.parley.server.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The time of day without its jumps: what is rung and waited for by it takes as long as it should, also when
/// somebody sets the machine's clock. Safe on every thread.
///
/// It runs as evenly as the processor's counter and makes up for the difference to the time of day a little at
/// a time, never going back. Nobody waits for anything when it is not looked at for [#UNWATCHED], and then it
/// takes the time of day at once: while there are calls, [CallTimer] looks at least every [CallTimer#BEAT].
public final class SteadyClock implements InstantSource {
    /// Several times [CallTimer#BEAT], so that one late beat is none.
    private static final Duration UNWATCHED = CallTimer.BEAT.multipliedBy(5);
    /// A ring of 30 s takes 27 to 33 s while a difference is made up for: nobody notices.
    private static final int MOST_OF_ELAPSED = 10;

    private final InstantSource timeOfDay;
    private final LongSupplier nanos;
    private Instant now;
    private long lookedAt;

    /// @param nanos a counter that never jumps, such as [System#nanoTime]
    public SteadyClock(InstantSource timeOfDay, LongSupplier nanos) {
        this.timeOfDay = timeOfDay;
        this.nanos = nanos;
        now = timeOfDay.instant();
        lookedAt = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        var look = nanos.getAsLong();
        var elapsed = look - lookedAt;
        lookedAt = look;
        var told = timeOfDay.instant();
        if (elapsed > UNWATCHED.toNanos()) {
            now = told;
        } else {
            var even = now.plusNanos(elapsed);
            var most = Duration.ofNanos(elapsed / MOST_OF_ELAPSED);
            var apart = Duration.between(even, told);
            if (apart.compareTo(most) > 0) now = even.plus(most);
            else if (apart.compareTo(most.negated()) < 0) now = even.minus(most);
            else now = told;
        }
        return now;
    }
}
