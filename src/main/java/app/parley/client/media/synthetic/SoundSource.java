package app.parley.client.media.synthetic;

import java.util.Arrays;

/// A microphone that is computed. Asked for the next piece every 10 ms on the thread that feeds the call; it must
/// not block.
///
/// One that is also an [app.parley.client.media.AudioTap] is let hear the other side of the call it speaks in.
@FunctionalInterface
public interface SoundSource {
    /// Of every source, in Hz: what Opus works with.
    int SAMPLE_RATE = 48_000;

    /// Samples in one piece of 10 ms, the length in which libwebrtc takes sound.
    int PIECE = SAMPLE_RATE / 100;

    /// Fills `samples`, 16-bit mono, with the next piece.
    void next(short[] samples);

    /// Nothing to hear.
    SoundSource SILENCE = samples -> Arrays.fill(samples, (short) 0);
}
