package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSession;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.MediaWitness.Told;
import app.parley.client.media.SoundProcessing;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.support.OneSoundSystemAtATime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Devices chosen, plugged in and taken away in the middle of a call, on a PulseAudio of the test's own: which
/// microphone the far side hears and which speaker plays is told by the tone that arrives.
@Tag("pulse")
@Timeout(180)
@OneSoundSystemAtATime
class HotPlugIT {
    private static final double DESK_HZ = 440;
    private static final double HEADSET_HZ = 660;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double SILENCE_DBFS = -60;

    private static @Nullable PulseServer server;
    private static @Nullable WebRtcEngine shared;

    private final MediaWitness caller = new MediaWitness();
    private final MediaWitness callee = new MediaWitness();
    private final ToneMeter farSide = new ToneMeter();
    private volatile DevicesNow now = DevicesNow.NOTHING;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        assertThat(PulseServer.isInstalled())
                .as("installers/prepare.sh --tests installs PulseAudio")
                .isTrue();
        server = new PulseServer(directory, DESK_HZ);
        var engine = WebRtcEngine.withDevices();
        // Noise suppression takes a steady tone for noise.
        engine.process(new SoundProcessing(false, false, false));
        shared = engine;
    }

    /// The engine first: it waits for its sound system.
    @AfterAll
    static void stop() throws IOException {
        if (shared != null) shared.close();
        if (server != null) server.close();
    }

    @BeforeEach
    void callWithAHeadset() throws IOException {
        pulse().plugInMicrophone("headset", HEADSET_HZ, 1);
        pulse().plugInSpeaker("phones", 2);
        engine().watch(news -> now = news);
        until(() -> now.microphones().size() == 2 && now.speakers().size() >= 2, () -> "devices: " + now);
        call();
    }

    @AfterEach
    void hangUp() throws IOException {
        engine().choose(DeviceChoice.SYSTEM);
        pulse().unplug("headset");
        pulse().unplug("phones");
        sessions.forEach(MediaSession::close);
        until(() -> now.microphones().size() == 1, () -> "devices: " + now);
    }

    private List<MediaSession> sessions = List.of();

    private void call() {
        var from = engine().open(new MediaSetup(List.of(), false), caller);
        var to = engine().open(new MediaSetup(List.of(), false), callee);
        sessions = List.of(from, to);
        to.tapRemoteAudio(farSide);
        caller.speakTo(to);
        callee.speakTo(from);
        from.openDevices(false);
        from.createOffer(false);
        caller.await(new Told.Connected(Connection.CONNECTED));
        caller.await(new Told.Opened(true, false));
        from.startSending();
        farSideHears(DESK_HZ);
    }

    @Test
    void theChosenMicrophoneIsHeardAtOnceAndInTheNextCall() {
        choose(Kind.MICROPHONE, "headset");
        farSideHears(HEADSET_HZ);
        choose(Kind.MICROPHONE, null);
        farSideHears(DESK_HZ);

        choose(Kind.MICROPHONE, "headset");
        sessions.forEach(MediaSession::close);
        caller.forget();
        callee.forget();
        var from = engine().open(new MediaSetup(List.of(), false), caller);
        var to = engine().open(new MediaSetup(List.of(), false), callee);
        sessions = List.of(from, to);
        to.tapRemoteAudio(farSide);
        caller.speakTo(to);
        callee.speakTo(from);
        from.openDevices(false);
        from.createOffer(false);
        caller.await(new Told.Opened(true, false));
        from.startSending();
        farSideHears(HEADSET_HZ);
    }

    @Test
    void theChosenSpeakerPlaysAtOnce() throws IOException {
        var desk = pulse().hear("speaker");
        var phones = pulse().hear("phones");
        until(() -> desk.read().isTone(DESK_HZ), () -> "at the desk: " + desk.read());
        choose(Kind.SPEAKER, "phones");
        until(() -> phones.read().isTone(DESK_HZ), () -> "in the phones: " + phones.read());
        until(() -> desk.read().dbfs() < SILENCE_DBFS, () -> "at the desk: " + desk.read());
    }

    @Test
    void theToneGoesOnWhenTheMicrophoneIsUnpluggedAndComesBackWithIt() throws IOException {
        choose(Kind.MICROPHONE, "headset");
        farSideHears(HEADSET_HZ);
        pulse().unplug("headset");
        farSideHears(DESK_HZ);
        assertThat(now.inUse().microphone()).map(MediaDevice::name).hasValue("Remapped Monitor of Null Output");
        pulse().plugInMicrophone("headset", HEADSET_HZ, 1);
        farSideHears(HEADSET_HZ);
        assertThat(now.inUse().microphone()).map(MediaDevice::id).hasValue("headset");
        assertThat(caller.told()).noneMatch(Told.Failed.class::isInstance);
    }

    @Test
    void theOtherSideIsHeardOnWhenTheSpeakerIsUnpluggedAndBackOnItAgain() throws IOException {
        choose(Kind.SPEAKER, "phones");
        var phones = pulse().hear("phones");
        until(() -> phones.read().isTone(DESK_HZ), () -> "in the phones: " + phones.read());
        var desk = pulse().hear("speaker");
        pulse().unplug("phones");
        until(() -> desk.read().isTone(DESK_HZ), () -> "at the desk: " + desk.read());
        pulse().plugInSpeaker("phones", 2);
        var phonesAgain = pulse().hear("phones");
        until(() -> phonesAgain.read().isTone(DESK_HZ), () -> "in the phones again: " + phonesAgain.read());
    }

    @Test
    void withoutAnyMicrophoneTheUserIsToldAndSpeaksOnWhenThereIsOne() throws IOException {
        pulse().unplug("headset");
        pulse().unplug("microphone");
        caller.await(new Told.Failed(new CallFailure.Microphone(Trouble.DIED)));
        caller.await(new Told.Opened(false, false));
        caller.forget();
        pulse().ask("load-module", "module-remap-source", "source_name=microphone", "master=cable.monitor");
        caller.await(new Told.Opened(true, false));
        farSideHears(DESK_HZ);
    }

    @Test
    void devicesOfManyChannelsAreUsedLikeOthers() throws IOException {
        pulse().unplug("phones");
        pulse().plugInMicrophone("array", 880, 8);
        pulse().plugInSpeaker("phones", 6);
        until(() -> found(Kind.MICROPHONE, "array").isPresent(), () -> "devices: " + now);
        choose(Kind.MICROPHONE, "array");
        farSideHears(880);
        choose(Kind.SPEAKER, "phones");
        var phones = pulse().hear("phones");
        until(() -> phones.read().isTone(880), () -> "in the phones: " + phones.read());
        pulse().unplug("array");
        farSideHears(DESK_HZ);
    }

    @Test
    void theTreatmentOfTheSoundChangesInTheCall() {
        farSideHears(DESK_HZ);
        var loud = farSide.read().dbfs();
        engine().process(SoundProcessing.STANDARD);
        until(() -> farSide.read().dbfs() < loud - 20, () -> "suppressed: " + farSide.read() + " after " + loud);
        engine().process(new SoundProcessing(false, false, false));
        until(() -> farSide.read().dbfs() > loud - 3, () -> "as before: " + farSide.read() + " after " + loud);
        farSideHears(DESK_HZ);
    }

    private void choose(Kind kind, @Nullable String id) {
        var device = Optional.ofNullable(id).map(name -> found(kind, name).orElseThrow());
        engine().choose(DeviceChoice.SYSTEM.with(kind, device));
    }

    private Optional<MediaDevice> found(Kind kind, String id) {
        return now.of(kind).stream().filter(device -> device.id().equals(id)).findFirst();
    }

    private void farSideHears(double hertz) {
        until(() -> farSide.read().isTone(hertz), () -> "hears " + farSide.read() + " for " + hertz);
    }

    private static void until(BooleanSupplier wanted, Supplier<String> description) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as(description).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static PulseServer pulse() {
        return Objects.requireNonNull(server);
    }

    private static WebRtcEngine engine() {
        return Objects.requireNonNull(shared);
    }
}
