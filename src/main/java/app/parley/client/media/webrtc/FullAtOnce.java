package app.parley.client.media.webrtc;

import app.parley.client.media.CallStats;

/// Lets pictures start at full rate where the way is known to be wide. The library starts at 300 kbit/s, at which
/// the first picture of 720p takes 200 ms to get through; with a floor for its first moments it takes 80 (measured,
/// loopback, median of 15). On a narrow way such a floor would drown the sound, so it is for near ways only, and
/// those are known at the answer, because the call has been connected while it rang. Runs on parley-media; pure.
final class FullAtOnce {
    /// What good pictures of 720p need, bit/s.
    private static final int FULL = 2_500_000;
    /// From then on the library's own estimate has what it needs.
    private static final long MOMENTS_NS = 2_000_000_000;
    /// Within a house or an office. Through an access line it takes longer, or goes by a translated address.
    private static final double NEAR_MS = 10;

    private boolean near;
    private boolean sending;
    private long since;

    /// How the two sides reach each other now.
    void way(CallStats stats) {
        near = "host/host".equals(stats.candidatePair()) && stats.rttMs() != null && stats.rttMs() < NEAR_MS;
    }

    /// The floor for pictures in bit/s; 0 for none.
    int leastBitrate(boolean picturesGoOut, long nowNs) {
        if (picturesGoOut && !sending) since = nowNs;
        sending = picturesGoOut;
        return sending && near && nowNs - since < MOMENTS_NS ? FULL : 0;
    }
}
