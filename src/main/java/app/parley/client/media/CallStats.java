package app.parley.client.media;

import org.jspecify.annotations.Nullable;

/// A look at a running call. Absent is what is not known yet.
///
/// @param rttMs round trip to the peer, ms
/// @param jitterMs of the received sound, ms
/// @param lossPercent of received packets since the last look, 0–100
/// @param bitrateKbps received, since the last look
/// @param width of the received picture, pixels
/// @param height of the received picture, pixels
/// @param fps of the received picture
/// @param candidatePair how the two sides reach each other, as kinds: `host/host`, `relay/srflx`; never addresses
/// @param ownLevelDbfs how loud one's own sound was since the last look, after its treatment and muting; −∞ for
///     digital silence
public record CallStats(
        @Nullable Double rttMs,
        @Nullable Double jitterMs,
        @Nullable Double lossPercent,
        @Nullable Double bitrateKbps,
        int width,
        int height,
        double fps,
        @Nullable String candidatePair,
        @Nullable Double ownLevelDbfs) {
    /// Where one's own sound is not measured.
    public CallStats(
            @Nullable Double rttMs,
            @Nullable Double jitterMs,
            @Nullable Double lossPercent,
            @Nullable Double bitrateKbps,
            int width,
            int height,
            double fps,
            @Nullable String candidatePair) {
        this(rttMs, jitterMs, lossPercent, bitrateKbps, width, height, fps, candidatePair, null);
    }
}
