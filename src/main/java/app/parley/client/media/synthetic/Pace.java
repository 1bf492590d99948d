package app.parley.client.media.synthetic;

/// An absolute schedule: moments a fixed period apart, whatever became of the ones before. Late moments are caught
/// up with one by one; who is too late for that begins anew.
///
/// Measured: a microphone that sleeps its period each time drifts, and makes the other side conceal 1.0–1.3 %
/// of the sound; on an absolute schedule it is 0.2 %. Pure; the time is an argument, in ns of any clock.
public final class Pace {
    /// Later than this is not caught up with: a burst of so much sound only fills the other side's buffer.
    private static final long TOO_LATE_NS = 500_000_000;

    private final long period;
    private long next;

    /// The first moment is `now`.
    public Pace(long periodNs, long now) {
        this.period = periodNs;
        this.next = now;
    }

    /// Moves on to the next moment, and says in how many ns it is; 0 if it has passed.
    public long advance(long now) {
        next += period;
        if (now - next > TOO_LATE_NS) next = now;
        return Math.max(0, next - now);
    }
}
