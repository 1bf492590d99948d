package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaEngineContract;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.MediaWitness.Told;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.voice.MicrophoneRecorder;
import app.parley.client.voice.VoiceRecorder;
import app.parley.client.voice.opus.OpusSound;
import app.parley.client.voice.opus.OpusWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticMediaTest extends MediaEngineContract {
    private static @Nullable WebRtcEngine engine;

    @BeforeAll
    static void start() {
        engine = WebRtcEngine.withSynthetic(() -> new SineTone(440), TestPattern::new);
    }

    @AfterAll
    static void stop() {
        if (engine != null) engine.close();
    }

    /// Another of the callee's devices has the same offer, and speaks to the caller first.
    @Test
    void aSecondDeviceThatAnswersSpoilsNothing() {
        var caller = new MediaWitness();
        var first = new MediaWitness();
        var second = new MediaWitness();
        var from = open(engine(), caller);
        var to = open(engine(), first);
        var elsewhere = open(engine(), second);
        from.createOffer(false);
        caller.await(new Told.Gathered(null));
        caller.speakTo(elsewhere);
        second.await(new Told.Connected(Connection.CONNECTING));
        second.await(new Told.Gathered(null));
        caller.speakTo(to);
        first.speakTo(from);
        caller.await(new Told.Connected(Connection.CONNECTED));
        first.await(new Told.Connected(Connection.CONNECTED));
        assertThat(caller.told()).doesNotContain(new Told.Connected(Connection.FAILED));
    }

    @Test
    void aVoiceMessageIsRecordedFromTheMicrophone(@TempDir Path folder) throws InterruptedException {
        var file = folder.resolve("said.ogg");
        var over = new CompletableFuture<Long>();
        var heard = new Semaphore(0);
        try (var recorder = new MicrophoneRecorder(engine())) {
            var take = recorder.record(file, new VoiceRecorder.Listener() {
                @Override
                public void heard(long millis, double loudness) {
                    heard.release();
                }

                @Override
                public void over(long millis, VoiceRecorder.@Nullable Trouble trouble) {
                    over.complete(trouble == null ? millis : -1);
                }
            });
            assertThat(heard.tryAcquire(5, 10, TimeUnit.SECONDS)).isTrue();
            take.stop();
            assertThat(over.orTimeout(10, TimeUnit.SECONDS).join()).isBetween(500L, 5000L);
        }
        var meter = new ToneMeter();
        var decoding = OpusSound.read(file).orElseThrow().decode(0);
        for (var samples = decoding.next(); samples != null; samples = decoding.next())
            meter.heard(samples, OpusWriter.SAMPLE_RATE, 1);
        assertThat(meter.read().isTone(440)).isTrue();
    }

    @Override
    protected MediaEngine engine() {
        if (engine == null) throw new IllegalStateException("not started");
        return engine;
    }

    @Override
    protected MediaEngine sender() {
        return engine();
    }

    @Override
    protected CallFailure.@Nullable Device microphone() {
        return null;
    }

    @Override
    protected CallFailure.@Nullable Device camera() {
        return null;
    }
}
