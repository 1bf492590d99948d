package app.parley.server;

import java.time.Duration;

/// How a server goes down; a part of [ServerConfig].
///
/// @param notice how long it still serves everything but new calls, and says at `/health` that it is going: for
///     load balancers to look away
/// @param spread over at most how long many sockets are closed, so that not all clients come back at once
/// @param patience how long what is under way may take then, at most, each: the sockets, the requests, the writes
public record Drain(Duration notice, Duration spread, Duration patience) {
    /// Our own choices. No notice: one server alone has nobody to look away from it. Five seconds for some
    /// thousand clients, of which each waits a second or more before it comes back. Ten seconds: the time after
    /// which a client gives a request up (protocol, section 3).
    static final Drain DEFAULTS = new Drain(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(10));

    public Drain {
        if (notice.isNegative()) throw new IllegalArgumentException("notice is 0s or longer");
        if (spread.isNegative()) throw new IllegalArgumentException("spread is 0s or longer");
        if (!patience.isPositive()) throw new IllegalArgumentException("patience is longer than nothing");
    }
}
