package app.parley.call;

import java.time.Duration;

/// The timers a call may start. Each runs at most once at a time.
public enum CallTimer {
    /// The server has not confirmed a dialled call.
    REACH_SERVER(CallTimeouts.REACH_SERVER),
    /// The ringing's end has got lost.
    RING(CallTimeouts.RING.plus(CallTimeouts.RING_SLACK)),
    /// The server has not repeated a ring after a reconnection.
    RING_CONFIRM(CallTimeouts.RING_CONFIRM),
    /// Accepted, and nothing connects.
    CONNECT(CallTimeouts.CONNECT),
    /// Time for this side to restart ICE, as the caller.
    RESTART_CALLER(CallTimeouts.RESTART_CALLER),
    /// Time for this side to restart ICE, as the callee.
    RESTART_CALLEE(CallTimeouts.RESTART_CALLEE),
    /// Reconnecting has taken too long.
    GIVE_UP(CallTimeouts.GIVE_UP),
    /// Nobody has answered a wish for pictures.
    UPGRADE(CallTimeouts.UPGRADE),
    /// How large the other side's picture is shown may be said again.
    VIEW(CallTimeouts.VIEW),
    /// Time for the next call-waiting tone.
    WAITING_TONE(CallTimeouts.WAITING_TONE),
    /// The server has not taken a hold.
    HOLD_AGAIN(CallTimeouts.HOLD_AGAIN);

    private final Duration delay;

    CallTimer(Duration delay) {
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
