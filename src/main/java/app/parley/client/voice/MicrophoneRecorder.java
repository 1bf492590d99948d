package app.parley.client.voice;

import app.parley.call.CallFailure;
import app.parley.client.media.AudioTap;
import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Subscription;
import app.parley.client.voice.opus.OpusWriter;
import app.parley.loop.ThreadLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [VoiceRecorder] from the media engine's microphone. It encodes and writes on a thread of its own, so that the
/// microphone never waits for a disk.
public final class MicrophoneRecorder implements VoiceRecorder, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MicrophoneRecorder.class);

    private final MediaDevices media;
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-recorder", Runnable::run);
    private @Nullable Recording now;

    public MicrophoneRecorder(MediaDevices media) {
        this.media = media;
    }

    @Override
    public Take record(Path file, Listener listener) {
        var recording = new Recording(file, listener);
        loop.post(recording::begin);
        return recording;
    }

    @Override
    public void forget(Path file) {
        loop.post(() -> delete(file));
    }

    /// Ends what is being recorded as [Take#stop] does.
    @Override
    public void close() {
        loop.post(() -> {
            var running = now;
            if (running != null) running.end(null);
            loop.close();
        });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("a recording that was discarded stays", e);
        }
    }

    /// Runs on parley-recorder, but for [#stop], [#discard] and [#hear].
    private final class Recording implements Take {
        /// How often its length and loudness are told.
        private static final int LOOK = OpusWriter.SAMPLE_RATE / 10;

        private final Path file;
        private final Listener listener;
        private final Rate rate = new Rate();
        private @Nullable OpusWriter writer;
        private @Nullable Subscription microphone;
        private double energy;
        private int looked;
        private boolean over;

        Recording(Path file, Listener listener) {
            this.file = file;
            this.listener = listener;
        }

        @Override
        public void stop() {
            loop.post(() -> end(null));
        }

        @Override
        public void discard() {
            loop.post(() -> {
                if (!over) close();
                delete(file);
            });
        }

        void begin() {
            if (over) return;
            now = this;
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                writer = new OpusWriter(file, file.hashCode());
            } catch (IOException e) {
                log.warn("a recording cannot be begun", e);
                end(new Trouble.NoSpace());
                return;
            }
            microphone = media.hear(
                    (AudioTap) (samples, sampleRate, channels) -> hear(samples.clone(), sampleRate, channels),
                    this::failed);
        }

        /// On the microphone's thread.
        private void hear(short[] samples, int sampleRate, int channels) {
            loop.post(() -> take(rate.convert(samples, sampleRate, channels)));
        }

        /// On the microphone's thread.
        private void failed(CallFailure.Device failure) {
            loop.post(() -> end(new Trouble.Microphone(failure)));
        }

        private void take(short[] samples) {
            var into = writer;
            if (over || into == null) return;
            try {
                into.add(samples, samples.length);
            } catch (IOException e) {
                log.warn("a recording cannot be written", e);
                end(new Trouble.NoSpace());
                return;
            }
            energy += Loudness.energy(samples);
            looked += samples.length;
            if (looked >= LOOK) {
                listener.heard(into.millis(), Loudness.of(energy, looked));
                energy = 0;
                looked = 0;
            }
            if (into.millis() >= LONGEST_MILLIS) end(null);
        }

        private void end(@Nullable Trouble trouble) {
            if (over) return;
            var broken = close() ? trouble : new Trouble.NoSpace();
            var millis = writer == null ? 0 : writer.millis();
            // Of nothing there is no sound to be kept.
            if (millis == 0 && writer != null) delete(file);
            listener.over(millis, broken);
        }

        /// Whether all of it is in the file.
        private boolean close() {
            over = true;
            if (this.equals(now)) now = null;
            if (microphone != null) microphone.unsubscribe();
            if (writer == null) return true;
            try {
                writer.close();
                return true;
            } catch (IOException e) {
                log.warn("the end of a recording cannot be written", e);
                return false;
            }
        }
    }

    /// Makes of a device's own rate and channels what the file has. For one thread.
    private static final class Rate {
        private double place;
        private short last;

        /// The first channel: on a device of many it is the one that speaks into. Between samples on a line.
        short[] convert(short[] samples, int sampleRate, int channels) {
            var count = samples.length / channels;
            var step = (double) sampleRate / OpusWriter.SAMPLE_RATE;
            // `place` counts from the last sample of the piece before.
            var out = new short[Math.max(0, (int) Math.ceil((count - place) / step))];
            for (var i = 0; i < out.length; i++, place += step) {
                var at = (int) place;
                var before = at == 0 ? last : samples[(at - 1) * channels];
                var after = samples[Math.min(at, count - 1) * channels];
                out[i] = (short) Math.round(before + (after - before) * (place - at));
            }
            place -= count;
            if (count > 0) last = samples[(count - 1) * channels];
            return out;
        }
    }
}
