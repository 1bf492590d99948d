package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaEngineContract;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.MediaWitness.Told;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.support.OneSoundSystemAtATime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The devices of a machine with a sound system, here a PulseAudio of the test's own, and no camera. Both sides
/// have the same microphone, into which a tone is played.
@Tag("pulse")
@OneSoundSystemAtATime
class PulseMediaIT extends MediaEngineContract {
    private static final double TONE_HZ = 440;

    private static @Nullable PulseServer pulse;
    private static @Nullable WebRtcEngine engine;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        assertThat(PulseServer.isInstalled())
                .as("installers/prepare.sh --tests installs PulseAudio")
                .isTrue();
        pulse = new PulseServer(directory, TONE_HZ);
        engine = WebRtcEngine.withDevices();
    }

    /// The engine first: it waits for its sound system.
    @AfterAll
    static void stop() throws IOException {
        if (engine != null) engine.close();
        if (pulse != null) pulse.close();
    }

    @Test
    void theSoundOfTheMicrophoneArrives() throws InterruptedException {
        var caller = new MediaWitness();
        var callee = new MediaWitness();
        var from = open(engine(), caller);
        var to = open(engine(), callee);
        var meter = new ToneMeter();
        to.tapRemoteAudio(meter);
        caller.speakTo(to);
        callee.speakTo(from);
        from.openDevices(false);
        from.createOffer(false);
        caller.await(new Told.Connected(Connection.CONNECTED));
        caller.await(new Told.Opened(true, false));
        to.openDevices(false);
        to.startSending();
        from.startSending();
        awaitTone(meter, TONE_HZ);
    }

    private static void awaitTone(ToneMeter meter, double hertz) throws InterruptedException {
        var tries = 0;
        while (!meter.read().isTone(hertz)) {
            assertThat(tries++).as("the tone; heard: %s", meter.read()).isLessThan(500);
            assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void theMelodyAndOnesOwnVoiceSoundOnTheSpeaker() throws Exception {
        var speaker = Objects.requireNonNull(pulse).hear("speaker");
        var stages = new LinkedBlockingQueue<DeviceTrial.Stage>();
        var listener = new DeviceTrial.Listener() {
            @Override
            public void level(double dbfs) {}

            @Override
            public void stage(DeviceTrial.Stage stage) {
                stages.add(stage);
            }

            @Override
            public void failed(CallFailure.Device failure) {}
        };
        try (var trial = engine().tryDevices(listener)) {
            trial.playMelody();
            awaitTone(speaker, 659.25);
            assertThat(stages.poll(20, TimeUnit.SECONDS)).isEqualTo(DeviceTrial.Stage.MELODY);
            assertThat(stages.poll(20, TimeUnit.SECONDS)).isEqualTo(DeviceTrial.Stage.RESTING);
            trial.recordAndPlay();
            assertThat(stages.poll(20, TimeUnit.SECONDS)).isEqualTo(DeviceTrial.Stage.RECORDING);
            assertThat(stages.poll(20, TimeUnit.SECONDS)).isEqualTo(DeviceTrial.Stage.PLAYING);
            awaitTone(speaker, TONE_HZ);
            assertThat(stages.poll(20, TimeUnit.SECONDS)).isEqualTo(DeviceTrial.Stage.RESTING);
        }
    }

    @Test
    void theMonitorsOfSpeakersAreNoMicrophones() throws Exception {
        var found = new CompletableFuture<List<MediaDevice>>();
        engine().devices(MediaDevice.Kind.MICROPHONE, found::complete);
        assertThat(found.get(20, TimeUnit.SECONDS)).hasSize(1);
        var speakers = new CompletableFuture<List<MediaDevice>>();
        engine().devices(MediaDevice.Kind.SPEAKER, speakers::complete);
        assertThat(speakers.get(20, TimeUnit.SECONDS)).hasSize(2);
    }

    @Test
    void theFactsSayThatThereIsASoundSystem() {
        assertThat(engine().facts().soundSystem()).isTrue();
    }

    @Override
    protected MediaEngine engine() {
        return Objects.requireNonNull(engine);
    }

    @Override
    protected MediaEngine sender() {
        return engine();
    }

    @Override
    protected boolean senderSendsPictures() {
        return false;
    }

    @Override
    protected CallFailure.@Nullable Device microphone() {
        return null;
    }

    @Override
    protected CallFailure.@Nullable Device camera() {
        return new CallFailure.Camera(CallFailure.Trouble.MISSING);
    }
}
