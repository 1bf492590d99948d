package app.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.call.CallFailure;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaWitness.Told;
import app.parley.protocol.SessionDescription;
import app.parley.support.OneCallAtATime;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [MediaEngine] must do. One side of each call is the engine under test, the other one that certainly
/// sends sound and pictures. Media goes over loopback; no server is asked.
@Timeout(120)
@OneCallAtATime
public abstract class MediaEngineContract {
    private static final MediaSetup SETUP = new MediaSetup(List.of(), false);
    private static final Told CONNECTED = new Told.Connected(Connection.CONNECTED);

    private final List<MediaSession> opened = new ArrayList<>();
    private final MediaWitness caller = new MediaWitness();
    private final MediaWitness callee = new MediaWitness();

    /// Under test.
    protected abstract MediaEngine engine();

    /// For the other side: its microphone opens, and its camera too unless [#senderSendsPictures] says otherwise.
    protected abstract MediaEngine sender();

    protected boolean senderSendsPictures() {
        return true;
    }

    /// What [#engine] is to report of microphone and camera; null where they open.
    protected abstract CallFailure.@Nullable Device microphone();

    protected abstract CallFailure.@Nullable Device camera();

    protected final MediaSession open(MediaEngine engine, MediaListener listener) {
        var session = engine.open(SETUP, listener);
        opened.add(session);
        return session;
    }

    @AfterEach
    void closeSessions() {
        opened.forEach(MediaSession::close);
    }

    /// The caller dials; both are connected while it rings.
    private void ring(MediaSession from, MediaSession to, boolean video) {
        caller.speakTo(to);
        callee.speakTo(from);
        from.openDevices(video);
        from.createOffer(false);
        caller.await(CONNECTED);
        callee.await(CONNECTED);
    }

    private void answer(MediaSession from, MediaSession to, boolean video) {
        to.openDevices(video);
        to.startSending();
        from.startSending();
    }

    /// Waits until whoever `at` belongs to has seen the other side, if there is something to see; else until
    /// sound or a second has passed.
    private void awaitPictures(MediaWitness at) {
        if (senderSendsPictures()) at.await(new Told.Seen());
        else at.awaitStats(stats -> stats.bitrateKbps() != null, "second figures");
    }

    private boolean sendsSound() {
        return microphone() == null;
    }

    private boolean sendsPictures() {
        return camera() == null;
    }

    @Test
    void aCallConnectsWhileItRingsAndSendsNothing() {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, true);
        if (statsCome()) callee.awaitStats(stats -> true, "figures");
        assertThat(callee.told()).doesNotContain(new Told.Heard(), new Told.Seen());
        assertThat(caller.told()).doesNotContain(new Told.Heard(), new Told.Seen());
        assertThat(callee.told()).noneMatch(Told.Opened.class::isInstance);
    }

    @Test
    void afterTheAnswerTheCalleeHearsAndSeesTheCaller() {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, true);
        answer(from, to, true);
        callee.await(new Told.Heard());
        awaitPictures(callee);
        if (sendsSound()) caller.await(new Told.Heard());
        if (sendsPictures()) caller.await(new Told.Seen());
    }

    @Test
    void whatCannotBeOpenedIsToldAndTheRestGoesOn() {
        var from = open(engine(), caller);
        var to = open(sender(), callee);
        ring(from, to, true);
        caller.await(new Told.Opened(sendsSound(), sendsPictures()));
        if (microphone() != null) caller.await(new Told.Failed(microphone()));
        if (camera() != null) caller.await(new Told.Failed(camera()));
        answer(from, to, true);
        caller.await(new Told.Heard());
        awaitPictures(caller);
    }

    @Test
    void inAnAudioCallNoCameraIsOpened() {
        var from = open(engine(), caller);
        var to = open(sender(), callee);
        ring(from, to, false);
        answer(from, to, false);
        caller.await(new Told.Heard());
        assertThat(caller.told()).contains(new Told.Opened(sendsSound(), false));
        assertThat(caller.told()).noneMatch(told -> told instanceof Told.Failed(CallFailure.Camera failure));
        assertThat(from.localFrames().take()).isNull();
        assertThat(callee.told()).doesNotContain(new Told.Seen());
    }

    @Test
    void aCameraThatIsSwitchedOnLaterIsSeen() {
        assumeTrue(senderSendsPictures());
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, false);
        answer(from, to, false);
        callee.await(new Told.Heard());
        from.setCamera(true);
        callee.await(new Told.Seen());
        caller.await(new Told.Opened(true, true));
        from.setCamera(false);
        caller.await(new Told.Opened(true, false));
    }

    @Test
    void whoIsMutedIsNotHeardBeforeUnmuting() {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, true);
        from.setMuted(true);
        answer(from, to, true);
        awaitPictures(callee);
        assertThat(callee.told()).doesNotContain(new Told.Heard());
        from.setMuted(false);
        callee.await(new Told.Heard());
    }

    @Test
    void aTapHearsTheOtherSide() throws Exception {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        var heard = new CompletableFuture<String>();
        ring(from, to, false);
        to.tapRemoteAudio((samples, rate, channels) -> {
            for (var sample : samples) {
                if (Math.abs(sample) > 500) heard.complete(rate + " Hz, " + samples.length / channels);
            }
        });
        answer(from, to, false);
        assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("48000 Hz, 480");
    }

    @Test
    void picturesOfTheOtherSideCanBeTakenAndDrawn() {
        assumeTrue(senderSendsPictures());
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, true);
        answer(from, to, true);
        callee.await(new Told.Seen());
        var frame = Objects.requireNonNull(to.remoteFrames().take());
        var pixels = ByteBuffer.allocateDirect(4 * frame.width() * frame.height());
        frame.copyTo(pixels);
        frame.release();
        assertThat(pixels.get(3)).as("alpha").isEqualTo((byte) 0xFF);
        assertThat(frame.rotation()).isZero();
    }

    @Test
    void offersThatCrossEndInOneConnection() {
        var impolite = open(sender(), caller);
        var polite = open(engine(), callee);
        impolite.createOffer(false);
        polite.createOffer(false);
        caller.awaitDescription(SessionDescription.Type.OFFER);
        callee.awaitDescription(SessionDescription.Type.OFFER);
        // The impolite side passes the offer over that crossed its own, with its candidates.
        callee.forget();
        callee.speakTo(impolite);
        caller.speakTo(polite);
        caller.await(CONNECTED);
        callee.await(CONNECTED);
        answer(impolite, polite, true);
        impolite.openDevices(true);
        callee.await(new Told.Heard());
        awaitPictures(callee);
    }

    @Test
    void anAnswerThatCameTooLateIsPassedOver() {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, true);
        var answer = callee.awaitDescription(SessionDescription.Type.ANSWER);
        from.applyAnswer(answer);
        answer(from, to, true);
        awaitPictures(callee);
        assertThat(caller.told()).noneMatch(Told.Broken.class::isInstance);
    }

    @Test
    void iceRestartsWhileSoundGoesOn() {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, true);
        answer(from, to, true);
        callee.await(new Told.Heard());
        caller.forget();
        callee.forget();
        from.createOffer(true);
        caller.awaitDescription(SessionDescription.Type.OFFER);
        callee.awaitDescription(SessionDescription.Type.ANSWER);
        if (statsCome()) callee.awaitStats(stats -> stats.bitrateKbps() != null && stats.bitrateKbps() > 1, "bits");
        assertThat(caller.told()).noneMatch(Told.Broken.class::isInstance);
        assertThat(callee.told()).noneMatch(Told.Broken.class::isInstance);
    }

    @Test
    void aDescriptionComesBeforeItsCandidates() {
        var from = open(engine(), caller);
        from.createOffer(false);
        caller.awaitDescription(SessionDescription.Type.OFFER);
        assertThat(caller.told().getFirst()).isInstanceOf(Told.Described.class);
    }

    @Test
    void afterTheCloseNothingIsToldAndNothingHappens() {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, true);
        answer(from, to, true);
        awaitPictures(callee);
        to.close();
        to.close();
        awaitQuiet(engine());
        callee.forget();
        to.createOffer(false);
        to.openDevices(true);
        to.startSending();
        to.setMuted(true);
        to.setCamera(false);
        to.switchCamera();
        to.tapRemoteAudio(null);
        to.addCandidate(null);
        awaitQuiet(engine());
        assertThat(callee.told()).isEmpty();
        assertThat(to.remoteFrames().take()).isNull();
    }

    @Test
    void aSessionCanBeClosedBeforeAnythingHappened() {
        var session = open(engine(), caller);
        session.close();
        awaitQuiet(engine());
        assertThat(caller.told()).isEmpty();
    }

    @Test
    void devicesAreListedByKind() throws Exception {
        for (var kind : MediaDevice.Kind.values()) {
            var found = new CompletableFuture<List<MediaDevice>>();
            engine().devices(kind, found::complete);
            assertThat(found.get(20, TimeUnit.SECONDS)).allMatch(device -> device.kind() == kind);
        }
    }

    @Test
    void whoWatchesTheDevicesIsToldAtOnceUntilTheyLeave() throws Exception {
        var told = new CompletableFuture<DevicesNow>();
        var watching = engine().watch(told::complete);
        var now = told.get(20, TimeUnit.SECONDS);
        for (var kind : MediaDevice.Kind.values()) {
            assertThat(now.of(kind)).allMatch(device -> device.kind() == kind);
            assertThat(now.inUse().of(kind).map(now.of(kind)::contains).orElse(true))
                    .isTrue();
        }
        watching.unsubscribe();
        watching.unsubscribe();
    }

    @Test
    void choosingDevicesAndTreatingSoundBreaksNoCall() {
        var from = open(engine(), caller);
        var to = open(sender(), callee);
        ring(from, to, true);
        answer(from, to, true);
        caller.await(new Told.Heard());
        caller.forget();
        callee.forget();
        for (var kind : MediaDevice.Kind.values()) {
            var gone = new MediaDevice(kind, "unplugged", "Unplugged");
            engine().choose(DeviceChoice.SYSTEM.with(kind, Optional.of(gone)));
        }
        engine().process(new SoundProcessing(false, false, false));
        engine().choose(DeviceChoice.SYSTEM);
        engine().process(SoundProcessing.STANDARD);
        awaitQuiet(engine());
        if (statsCome()) caller.awaitStats(stats -> stats.bitrateKbps() != null && stats.bitrateKbps() > 1, "bits");
        assertThat(caller.told()).noneMatch(Told.Broken.class::isInstance);
        assertThat(caller.told()).noneMatch(Told.Failed.class::isInstance);
    }

    @Test
    void whatIsChosenBeforeACallHoldsInIt() {
        engine().choose(DeviceChoice.SYSTEM);
        engine().process(new SoundProcessing(true, false, false));
        var from = open(engine(), caller);
        var to = open(sender(), callee);
        ring(from, to, true);
        answer(from, to, true);
        caller.await(new Told.Heard());
        if (sendsSound()) callee.await(new Told.Heard());
        engine().process(SoundProcessing.STANDARD);
    }

    @Test
    void aTrialHearsTheMicrophoneAndSaysWhatDoesNotOpen() {
        var witness = new TrialWitness();
        try (var trial = engine().tryDevices(witness)) {
            trial.listen(true);
            trial.look(true);
            if (microphone() == null) witness.awaitLevel();
            else witness.await(microphone());
            if (camera() != null) witness.await(camera());
            else witness.awaitPicture(trial);
            trial.playMelody();
            if (!(microphone() instanceof CallFailure.NoSoundSystem)) witness.await(DeviceTrial.Stage.MELODY);
            trial.stop();
            if (microphone() == null) {
                trial.recordAndPlay();
                witness.await(DeviceTrial.Stage.RECORDING);
            }
            trial.listen(false);
            trial.look(false);
        }
        awaitQuiet(engine());
    }

    @Test
    void aTrialBesideACallDisturbsNothing() {
        var from = open(sender(), caller);
        var to = open(engine(), callee);
        ring(from, to, false);
        answer(from, to, false);
        callee.await(new Told.Heard());
        var witness = new TrialWitness();
        var trial = engine().tryDevices(witness);
        trial.listen(true);
        trial.playMelody();
        if (microphone() == null) witness.awaitLevel();
        trial.close();
        trial.close();
        trial.listen(true);
        awaitQuiet(engine());
        callee.forget();
        if (statsCome()) callee.awaitStats(stats -> stats.bitrateKbps() != null && stats.bitrateKbps() > 1, "bits");
        assertThat(callee.told()).noneMatch(Told.Broken.class::isInstance);
    }

    /// Whether this kind of engine measures by itself.
    protected boolean statsCome() {
        return true;
    }

    /// Waits until what was asked before is done.
    private static void awaitQuiet(MediaEngine engine) {
        for (var round = 0; round < 20; round++) {
            var reached = new CompletableFuture<List<MediaDevice>>();
            engine.devices(MediaDevice.Kind.CAMERA, reached::complete);
            assertThat(reached).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }
}
