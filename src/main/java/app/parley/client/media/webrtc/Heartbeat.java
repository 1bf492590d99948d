package app.parley.client.media.webrtc;

/// Notices that a count which should grow stands still. Looked at once a second. Pure.
final class Heartbeat {
    /// Looks without growth after which it is dead. A busy machine was seen to lose one or two.
    private static final int LOOKS = 4;

    private double last;
    private int still;

    /// @param expected whether it should grow at the moment
    /// @return true at the look at which it counts as dead, once. What never grew is not measured here
    boolean stopped(boolean expected, double count) {
        var grew = count != last;
        last = count;
        still = expected && !grew && count > 0 ? still + 1 : 0;
        return still == LOOKS;
    }
}
