package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSession;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.MediaWitness.Told;
import app.parley.client.media.SoundProcessing;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.support.OneSoundSystemAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A sound server that comes after the program, as at login, and one that is started anew.
@Tag("pulse")
@Timeout(120)
@OneSoundSystemAtATime
class SoundServerIT {
    private static final double FIRST_HZ = 440;
    private static final double SECOND_HZ = 660;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    @BeforeEach
    void isInstalled() {
        assertThat(PulseServer.isInstalled())
                .as("installers/prepare.sh --tests installs PulseAudio")
                .isTrue();
    }

    @Test
    void aServerThatComesLateOrComesAgainIsUsedByTheNextCall() throws IOException {
        try (var engine = WebRtcEngine.withDevices()) {
            engine.process(new SoundProcessing(false, false, false));
            assertThat(engine.facts().soundSystem()).isFalse();
            try (var _ = new PulseServer(folder, FIRST_HZ)) {
                until(() -> engine.facts().soundSystem(), () -> "the first server");
                farSideHears(engine, FIRST_HZ);
                tried(engine);
            }
            until(() -> !engine.facts().soundSystem(), () -> "no server");
            try (var _ = new PulseServer(folder, SECOND_HZ)) {
                farSideHears(engine, SECOND_HZ);
                tried(engine);
            }
        }
    }

    @Test
    void aServerThatGoesInACallIsToldAndTheCallAfterItIsHeard() throws IOException {
        var caller = new MediaWitness();
        var callee = new MediaWitness();
        var heard = new ToneMeter();
        var first = new PulseServer(folder, FIRST_HZ);
        try (first;
                var engine = WebRtcEngine.withDevices()) {
            engine.process(new SoundProcessing(false, false, false));
            try (var from = engine.open(new MediaSetup(List.of(), false), caller);
                    var to = engine.open(new MediaSetup(List.of(), false), callee)) {
                connect(from, caller, to, callee, heard);
                until(() -> heard.read().isTone(FIRST_HZ), () -> "the tone");
                assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                        .as("memory shared with the server, at whose end libpulse may wait for ever")
                        .noneMatch(line -> line.contains("memfd:pulseaudio") || line.contains("/pulse-shm-"));
                first.close();
                caller.await(one -> one instanceof Told.Failed, "the loss");
            }
            try (var _ = new PulseServer(folder, SECOND_HZ)) {
                farSideHears(engine, SECOND_HZ);
            }
        }
    }

    /// Calls until one is heard: the program takes a few seconds to find the server.
    private static void farSideHears(WebRtcEngine engine, double frequency) {
        until(() -> callIsHeard(engine, frequency), () -> frequency + " Hz in a call");
    }

    private static boolean callIsHeard(WebRtcEngine engine, double frequency) {
        var caller = new MediaWitness();
        var callee = new MediaWitness();
        var heard = new ToneMeter();
        try (var from = engine.open(new MediaSetup(List.of(), false), caller);
                var to = engine.open(new MediaSetup(List.of(), false), callee)) {
            connect(from, caller, to, callee, heard);
            var deadline = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            while (System.nanoTime() < deadline) {
                if (heard.read().isTone(frequency)) return true;
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return false;
        }
    }

    private static void connect(
            MediaSession from, MediaWitness caller, MediaSession to, MediaWitness callee, ToneMeter heard) {
        to.tapRemoteAudio(heard);
        caller.speakTo(to);
        callee.speakTo(from);
        from.openDevices(false);
        from.createOffer(false);
        caller.await(new Told.Connected(Connection.CONNECTED));
        from.startSending();
    }

    /// The microphone's level is shown.
    private static void tried(WebRtcEngine engine) {
        var loudest = new double[] {Double.NEGATIVE_INFINITY};
        var listener = new DeviceTrial.Listener() {
            @Override
            public void level(double dbfs) {
                synchronized (loudest) {
                    loudest[0] = Math.max(loudest[0], dbfs);
                }
            }

            @Override
            public void stage(DeviceTrial.Stage stage) {}

            @Override
            public void failed(CallFailure.Device failure) {}
        };
        try (var trial = engine.tryDevices(listener)) {
            trial.listen(true);
            until(
                    () -> {
                        synchronized (loudest) {
                            return loudest[0] > -30;
                        }
                    },
                    () -> "the microphone's level");
        }
    }

    private static void until(BooleanSupplier done, Supplier<String> description) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(description.get()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
