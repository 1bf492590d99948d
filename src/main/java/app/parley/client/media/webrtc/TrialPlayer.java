package app.parley.client.media.webrtc;

import app.parley.client.media.synthetic.SoundSource;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A speaker beside the one that calls share, on a device module of its own, which [TrialModules] keeps. Runs on
/// parley-media; the library's thread asks for the samples.
final class TrialPlayer implements AudioSource {
    private final AudioDeviceModule module = new AudioDeviceModule();
    private final Optional<String> device;
    private volatile @Nullable Piece piece;

    /// @param device for which it is made; empty for the system's choice
    TrialPlayer(Optional<String> device) {
        this.device = device;
        module.setAudioSource(this);
    }

    Optional<String> device() {
        return device;
    }

    void start(Optional<AudioDevice> on, short[] samples, Runnable ended) {
        piece = new Piece(samples, ended);
        module.setPlayoutDevice(on.orElseGet(() -> module.getPlayoutDevices().getFirst()));
        module.initPlayout();
        module.startPlayout();
    }

    void stop() {
        piece = null;
        module.stopPlayout();
    }

    /// Silence when there is nothing to play: what returns 0 would leave the speaker with what it had.
    @Override
    public int onPlaybackData(byte[] out, int frames, int bytesPerSample, int channels, int rate) {
        try {
            // What would be read of a place that is too small ends the process.
            if (out.length < frames * bytesPerSample) return 0;
            var played = piece;
            if (played == null) Arrays.fill(out, (byte) 0);
            else played.fill(out, frames, channels, rate);
        } catch (Throwable e) {
            Guard.report("the speaker on trial", e);
        }
        return frames;
    }

    /// Hands samples out at the speaker's own rate. Used by one thread.
    static final class Piece {
        private final short[] samples;
        private final Runnable ended;
        private double place;
        private boolean told;

        /// @param samples one channel at [SoundSource#SAMPLE_RATE]
        Piece(short[] samples, Runnable ended) {
            this.samples = samples;
            this.ended = ended;
        }

        /// Fills `out` with `frames` of `channels`; silence after the end.
        void fill(byte[] out, int frames, int channels, int rate) {
            var buffer = ByteBuffer.wrap(out).order(ByteOrder.nativeOrder()).asShortBuffer();
            var step = (double) SoundSource.SAMPLE_RATE / rate;
            for (var frame = 0; frame < frames; frame++, place += step) {
                var value = place < samples.length ? samples[(int) place] : 0;
                for (var channel = 0; channel < channels; channel++) buffer.put(value);
            }
            // A moment more than its samples, for what the speaker still has to play.
            if (told || place <= samples.length + SoundSource.SAMPLE_RATE / 4.0) return;
            told = true;
            ended.run();
        }
    }
}
