package app.parley.client.signalling;

import java.time.Duration;

/// How long to wait before the next attempt to connect: at once, then quickly doubling to a bound, spread so that
/// the clients of a restarted server do not all come back in the same moment.
public record ReconnectPolicy(Duration first, Duration most) {
    /// Half a second is less than a person notices. Five seconds are a third of the time for which a call waits for
    /// a lost device (protocol, section 5: 15 s), so that of the attempts after a restart of the server the second
    /// still saves the call.
    public static final ReconnectPolicy DEFAULT = new ReconnectPolicy(Duration.ofMillis(500), Duration.ofSeconds(5));

    /// The pause before attempt number `attempt` (from 0), given `spread` from 0 to 1, a random number.
    public Duration pause(int attempt, double spread) {
        if (attempt == 0) return Duration.ZERO;
        var doubled = first.toMillis() << Math.min(attempt - 1, 16);
        var bounded = Math.min(doubled, most.toMillis());
        return Duration.ofMillis(Math.round(bounded * (0.5 + 0.5 * spread)));
    }
}
