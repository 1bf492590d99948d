package app.parley.call;

import java.time.Duration;

/// The client's patience, each with where it comes from.
public final class CallTimeouts {
    /// How long the server lets a call ring by default (protocol.md, section 5).
    public static final Duration RING = Duration.ofSeconds(30);

    /// From dialling to the server's word that it rings: the protocol's time for an answer (section 3).
    public static final Duration REACH_SERVER = Duration.ofSeconds(10);

    /// How much longer than the server's ring time the client waits before it stops ringing by itself: the
    /// server's clock rules (protocol.md, section 5); this only ends a ring whose end got lost. The server's
    /// own sweep and a slow link fit in.
    public static final Duration RING_SLACK = Duration.ofSeconds(5);

    /// From accepted to connected. libwebrtc has tried every pair several times by then (its check interval is
    /// 48–900 ms), and people wait no longer.
    public static final Duration CONNECT = Duration.ofSeconds(20);

    /// From a lost way to the caller's ICE restart: shorter outages heal by themselves (matrix-js-sdk waits the
    /// same).
    public static final Duration RESTART_CALLER = Duration.ofSeconds(2);

    /// The callee restarts only if the caller's restart did not come, so that two restarts rarely cross.
    public static final Duration RESTART_CALLEE = Duration.ofSeconds(5);

    /// From a lost way to giving up (matrix-js-sdk: 30 s; libwebrtc calls a connection dead after the same time).
    public static final Duration GIVE_UP = Duration.ofSeconds(30);

    /// After reconnecting to the server, a ring that the server does not confirm in this time is over: the
    /// server sends it on connecting (protocol.md, section 5).
    public static final Duration RING_CONFIRM = Duration.ofSeconds(3);

    /// From asking for pictures to taking it as a no: a person gets as long to answer as for a call ([#RING]).
    public static final Duration UPGRADE = Duration.ofSeconds(30);

    /// Between two words on how large the other side's picture is shown: dragging a window's edge changes it with
    /// every frame, and an encoder that is reconfigured more often than this makes little but key frames.
    public static final Duration VIEW = Duration.ofMillis(500);

    /// Between two call-waiting tones, chosen: seldom enough to talk on, often enough not to be missed.
    public static final Duration WAITING_TONE = Duration.ofSeconds(6);

    /// From a hold that the server could not carry out for the moment to saying it again.
    public static final Duration HOLD_AGAIN = Duration.ofSeconds(2);

    private CallTimeouts() {}
}
