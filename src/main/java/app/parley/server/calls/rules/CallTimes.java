package app.parley.server.calls.rules;

/// How long the server waits, in milliseconds. The protocol's section 5 sets the defaults.
///
/// @param ringTimeoutMs how long a call rings
/// @param reconnectGraceMs how long an active call waits for a participant whose socket is gone; 0 ends it at once
public record CallTimes(long ringTimeoutMs, long reconnectGraceMs) {
    /// Longest that a ringing call outlives its caller's socket or its callee's last one (protocol, section 5).
    private static final long RINGING_LOSS_MAX_MS = 5_000;

    public CallTimes {
        if (ringTimeoutMs <= 0 || reconnectGraceMs < 0) throw new IllegalArgumentException("times are not negative");
    }

    long ringingLossMs() {
        return Math.min(RINGING_LOSS_MAX_MS, reconnectGraceMs);
    }
}
