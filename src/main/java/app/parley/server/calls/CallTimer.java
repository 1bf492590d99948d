package app.parley.server.calls;

import app.parley.loop.Loop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes the calls that wait for a time. The times stand in the database; this only sleeps until the next of
/// them, on a loop of its own, whose thread may block.
///
/// While there are calls it also notes every [#BEAT] that the server is alive, so that after a crash it is
/// known since when the devices were cut off.
public final class CallTimer {
    private static final Logger log = LoggerFactory.getLogger(CallTimer.class);
    /// The error, at most, of that knowledge. Small against a grace of 15 s, one durable write is cheap against it.
    static final Duration BEAT = Duration.ofSeconds(2);
    /// After a sweep that failed, most likely because the database did not answer.
    private static final Duration RETRY = Duration.ofSeconds(1);

    /// What the timer does when it wakes; both block.
    interface Work {
        /// Steps every call that is due, and says when the next one is.
        OptionalLong sweep();

        /// Notes that the server is alive; false when there is no call to note it for.
        boolean beat();
    }

    /// What wakes it.
    public sealed interface Wake {
        /// Some call waits for `at`, milliseconds since the epoch.
        record DueAt(long at) implements Wake {}

        record Sweep() implements Wake {}

        record Beat() implements Wake {}
    }

    private final Loop<Wake> loop;
    private final InstantSource clock;
    private final Work work;
    private Loop.@Nullable Delayed nextSweep;
    private long nextAt = Long.MAX_VALUE;
    private boolean beating;

    /// @param loops makes the loop around the handler that it is given
    CallTimer(Function<Consumer<Wake>, Loop<Wake>> loops, InstantSource clock, Work work) {
        this.clock = clock;
        this.work = work;
        loop = loops.apply(this::handle);
    }

    /// Some call waits for `at`. Safe on every thread, never blocks.
    void dueAt(long at) {
        loop.post(new Wake.DueAt(at));
    }

    private void handle(Wake wake) {
        switch (wake) {
            case Wake.DueAt(var at) -> {
                sleepUntil(at);
                if (!beating) beat();
            }
            case Wake.Sweep _ -> sweep();
            case Wake.Beat _ -> beat();
        }
    }

    private void sleepUntil(long at) {
        if (at >= nextAt) return;
        if (nextSweep != null) nextSweep.cancel();
        nextAt = at;
        nextSweep = loop.postAfter(Duration.ofMillis(Math.max(0, at - clock.millis())), new Wake.Sweep());
    }

    private void sweep() {
        nextAt = Long.MAX_VALUE;
        try {
            work.sweep().ifPresent(this::sleepUntil);
        } catch (RuntimeException e) {
            log.warn("Calls that are due could not be looked at; trying again", e);
            sleepUntil(clock.millis() + RETRY.toMillis());
        }
    }

    private void beat() {
        beating = true;
        try {
            beating = work.beat();
        } catch (RuntimeException e) {
            log.warn("Could not note that the server is alive; trying again", e);
        }
        if (beating) loop.postAfter(BEAT, new Wake.Beat());
    }
}
