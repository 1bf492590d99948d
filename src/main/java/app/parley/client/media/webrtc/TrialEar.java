package app.parley.client.media.webrtc;

import app.parley.client.media.AudioTap;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.synthetic.SoundSource;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// Hears the microphone of a trial: measures its level, and keeps what is to be played back. Called on one thread
/// that must not be kept.
final class TrialEar implements AudioTap {
    /// Of a second.
    private static final int LOOKS = 10;

    private final DoubleConsumer level;
    private final Consumer<short[]> recorded;
    private int peak;
    private int heard;
    private short @Nullable [] kept;
    private double keptSamples;

    /// @param level gets the loudest of each tenth of a second, dBFS
    /// @param recorded gets what was to be kept, at [SoundSource#SAMPLE_RATE]
    TrialEar(DoubleConsumer level, Consumer<short[]> recorded) {
        this.level = level;
        this.recorded = recorded;
    }

    /// Keeps what is heard from now on, as long as a trial records.
    synchronized void keep() {
        kept = new short[DeviceTrial.RECORDED_SECONDS * SoundSource.SAMPLE_RATE];
        keptSamples = 0;
    }

    synchronized void forget() {
        kept = null;
    }

    /// Hears the first channel: on a device of many it is the one that speaks into.
    @Override
    public synchronized void heard(short[] samples, int sampleRate, int channels) {
        for (var i = 0; i < samples.length; i += channels) {
            peak = Math.max(peak, Math.abs(samples[i]));
            keep(samples[i], sampleRate);
            if (++heard * LOOKS < sampleRate) continue;
            level.accept(20 * Math.log10(peak / (double) -Short.MIN_VALUE));
            heard = 0;
            peak = 0;
        }
    }

    private void keep(short sample, int sampleRate) {
        var all = kept;
        if (all == null) return;
        var from = (int) keptSamples;
        keptSamples += (double) SoundSource.SAMPLE_RATE / sampleRate;
        for (var i = from; i < Math.min((int) keptSamples, all.length); i++) all[i] = sample;
        if (keptSamples < all.length) return;
        kept = null;
        recorded.accept(all);
    }
}
