package app.parley.client.desktop.power;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Notices by the clock that the machine has slept: somebody who looks every [#LOOK] and finds that much more time
/// gone by was not there. A clock that was set forward looks the same, and what follows does no harm then. Not for
/// several threads.
public final class SleepGap {
    /// How often to look: a call that sleeps for less than this survives anyway.
    public static final Duration LOOK = Duration.ofSeconds(5);

    /// What a busy machine may be late by.
    private static final Duration SLACK = Duration.ofSeconds(15);

    private @Nullable Instant last;

    /// Looks at the clock on the wall.
    ///
    /// @return whether the machine has slept since the last look
    public boolean look(Instant now) {
        var before = last;
        last = now;
        return before != null && Duration.between(before, now).compareTo(LOOK.plus(SLACK)) > 0;
    }
}
