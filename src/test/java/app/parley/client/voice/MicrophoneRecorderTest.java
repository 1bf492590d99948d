package app.parley.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.voice.VoiceRecorder.Trouble;
import app.parley.client.voice.opus.OpusSound;
import app.parley.support.FakeMediaEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrophoneRecorderTest {
    @TempDir
    private Path folder;

    private final FakeMediaEngine media = new FakeMediaEngine();
    private final MicrophoneRecorder recorder = new MicrophoneRecorder(media);
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private final VoiceRecorder.Listener listener = new VoiceRecorder.Listener() {
        @Override
        public void heard(long millis, double loudness) {
            told.add(new Heard(millis, loudness));
        }

        @Override
        public void over(long millis, @Nullable Trouble trouble) {
            told.add(new Over(millis, trouble));
        }
    };

    private record Heard(long millis, double loudness) {}

    private record Over(long millis, @Nullable Trouble trouble) {}

    @AfterEach
    void close() {
        recorder.close();
    }

    @ParameterizedTest
    @CsvSource({"48000, 1", "44100, 2", "16000, 1", "96000, 8"})
    void whatTheMicrophoneHearsIsInTheFileWhateverTheDevicesRate(int rate, int channels) throws InterruptedException {
        var file = folder.resolve("new").resolve("said.ogg");
        var take = recorder.record(file, listener);
        awaitMicrophone();
        speak(rate, channels, 100);
        var heard = next(Heard.class);
        assertThat(heard.millis()).isBetween(90L, 110L);
        assertThat(heard.loudness()).isBetween(0.7, 0.9);
        take.stop();
        var over = next(Over.class);
        assertThat(over.trouble()).isNull();
        assertThat(over.millis()).isBetween(995L, 1000L);
        assertThat(media.openMicrophones()).isZero();
        var meter = new ToneMeter();
        var decoding = OpusSound.read(file).orElseThrow().decode(0);
        for (var samples = decoding.next(); samples != null; samples = decoding.next()) meter.heard(samples, 48_000, 1);
        assertThat(meter.samplesHeard()).isBetween(47_800L, 48_010L);
        assertThat(meter.read().isTone(440)).isTrue();
    }

    @Test
    void whatIsDiscardedIsGone() throws InterruptedException {
        var file = folder.resolve("said.ogg");
        var take = recorder.record(file, listener);
        awaitMicrophone();
        speak(48_000, 1, 20);
        next(Heard.class);
        take.discard();
        // A second one begins when the first is through.
        recorder.record(folder.resolve("other.ogg"), listener).stop();
        next(Over.class);
        assertThat(file).doesNotExist();
        assertThat(media.openMicrophones()).isZero();
    }

    @Test
    void withoutAMicrophoneItIsSaidWhyAndNothingIsLeft() throws InterruptedException {
        var missing = new CallFailure.Microphone(CallFailure.Trouble.MISSING);
        media.lack(missing);
        recorder.record(folder.resolve("said.ogg"), listener);
        assertThat(next(Over.class)).isEqualTo(new Over(0, new Trouble.Microphone(missing)));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutRoomItIsSaidSo() throws InterruptedException, IOException {
        var occupied = Files.writeString(folder.resolve("file"), "");
        recorder.record(occupied.resolve("said.ogg"), listener);
        assertThat(next(Over.class)).isEqualTo(new Over(0, new Trouble.NoSpace()));
    }

    @Test
    void theEndOfTheRecorderKeepsWhatWasSaid() throws InterruptedException {
        var file = folder.resolve("said.ogg");
        recorder.record(file, listener);
        awaitMicrophone();
        speak(48_000, 1, 50);
        next(Heard.class);
        recorder.close();
        assertThat(next(Over.class).millis()).isEqualTo(500);
        assertThat(OpusSound.read(file).orElseThrow().millis()).isEqualTo(500);
    }

    private void awaitMicrophone() {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (media.openMicrophones() == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Pieces of 10 ms with a tone in the first channel and noise in the others.
    private void speak(int rate, int channels, int pieces) {
        var count = rate / 100;
        for (var piece = 0; piece < pieces; piece++) {
            var samples = new short[count * channels];
            for (var i = 0; i < count; i++) {
                var at = (double) (piece * count + i) / rate;
                for (var channel = 1; channel < channels; channel++) samples[i * channels + channel] = (short) (i * 97);
                samples[i * channels] = (short) (8000 * Math.sin(2 * Math.PI * 440 * at));
            }
            media.speak(samples, rate, channels);
        }
    }

    private <T> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            var next = told.poll(10, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("never told");
            if (kind.isInstance(next)) return kind.cast(next);
        }
    }
}
