package app.parley.support;

import app.parley.loop.Loop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Time that stands still until a test moves it. All [ManualLoop]s of a test share one, so that what they do
/// happens in the order of time. Safe on every thread.
public final class ManualClock extends Clock {
    /// Any moment will do; this one is easy to recognise in a failure.
    public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::number));
    private Instant now = START;
    private long posted;

    private record Alarm(Instant at, long number, Runnable action) {}

    /// Runs what is due now, and what that makes due now, until nothing is left.
    public void runDue() {
        advance(Duration.ZERO);
    }

    /// Moves time on by `duration`, running on the way what becomes due, each at its own moment.
    public void advance(Duration duration) {
        var end = instant().plus(duration);
        for (var due = next(end); due != null; due = next(end)) due.action().run();
        synchronized (this) {
            now = end;
        }
    }

    /// How many actions wait for their moment, those that are due included.
    public synchronized int waiting() {
        return alarms.size();
    }

    synchronized Loop.Delayed after(Duration delay, Runnable action) {
        var alarm = new Alarm(now.plus(delay), posted++, action);
        alarms.add(alarm);
        return () -> forget(alarm);
    }

    private synchronized void forget(Alarm alarm) {
        alarms.remove(alarm);
    }

    private synchronized @Nullable Alarm next(Instant end) {
        var first = alarms.peek();
        if (first == null || first.at().isAfter(end)) return null;
        if (first.at().isAfter(now)) now = first.at();
        return alarms.poll();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
