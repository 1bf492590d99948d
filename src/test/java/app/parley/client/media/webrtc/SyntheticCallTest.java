package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.FrameSource;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSession;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.MediaWitness.Told;
import app.parley.client.media.synthetic.EchoSource;
import app.parley.client.media.synthetic.PatternReader;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// What is sent is what arrives, by tones and patterns that can be told apart; and what must not be sent is not.
@Timeout(120)
@Isolated("counts threads")
class SyntheticCallTest {
    private static final double CALLER_HZ = 440;
    private static final double CALLEE_HZ = 880;
    private static final ThreadLoop<Runnable> soundLoop = new ThreadLoop<>("sound", Runnable::run);
    private static final ThreadLoop<Runnable> pictureLoop = new ThreadLoop<>("picture", Runnable::run);
    private static final WebRtcEngine engine = WebRtcEngine.withSynthetic(() -> SoundSource.SILENCE, TestPattern::new);
    private static final MediaSetup SETUP = new MediaSetup(List.of(), false);
    private static final Told CONNECTED = new Told.Connected(Connection.CONNECTED);

    private final MediaWitness caller = new MediaWitness();
    private final MediaWitness callee = new MediaWitness();
    private final WebRtcSession from;
    private final WebRtcSession to;

    SyntheticCallTest() {
        from = open(new SineTone(CALLER_HZ), caller);
        to = open(new SineTone(CALLEE_HZ), callee);
    }

    private static WebRtcSession open(SoundSource sound, MediaWitness witness) {
        return engine.open(
                SETUP, witness, core -> new SyntheticSources(core, sound, new TestPattern(), soundLoop, pictureLoop));
    }

    @AfterEach
    void hangUp() {
        from.close();
        to.close();
    }

    @AfterAll
    static void stop() {
        engine.close();
        soundLoop.close();
        pictureLoop.close();
    }

    private void ring(MediaSession callingTo, boolean video) {
        caller.speakTo(callingTo);
        callee.speakTo(from);
        from.openDevices(video);
        from.createOffer(false);
        caller.await(CONNECTED);
        callee.await(CONNECTED);
    }

    private void call(boolean video) {
        ring(to, video);
        to.openDevices(video);
        to.startSending();
        from.startSending();
    }

    @Test
    void notOnePacketOfSoundOrPictureGoesOutBeforeTheAnswer() {
        ring(to, true);
        // Two rounds of figures: a second and more in which anything could have gone out.
        caller.awaitStats(stats -> stats.bitrateKbps() != null, "the second figures");
        callee.awaitStats(stats -> stats.bitrateKbps() != null, "the second figures");
        assertThat(packetsSent(from)).isZero();
        assertThat(packetsSent(to)).isZero();

        to.openDevices(true);
        to.startSending();
        from.startSending();
        caller.await(new Told.Heard());
        callee.await(new Told.Heard());
        until(() -> packetsSent(from) > 0 && packetsSent(to) > 0, "packets");
    }

    @Test
    void eachSideHearsTheToneOfTheOtherAndNothingElse() {
        var atCallee = new ToneMeter();
        var atCaller = new ToneMeter();
        to.tapRemoteAudio(atCallee);
        from.tapRemoteAudio(atCaller);
        call(false);
        until(() -> atCallee.read().isTone(CALLER_HZ) && atCaller.read().isTone(CALLEE_HZ), "both tones");
        assertThat(atCallee.read().dbfs()).isBetween(-25.0, -9.0);
    }

    @Test
    void muteIsSilenceAndUnmuteIsSound() {
        var atCallee = new ToneMeter();
        to.tapRemoteAudio(atCallee);
        call(false);
        until(() -> atCallee.read().isTone(CALLER_HZ), "the tone");
        from.setMuted(true);
        until(() -> atCallee.read().dbfs() < -60, "silence");
        from.setMuted(false);
        until(() -> atCallee.read().isTone(CALLER_HZ), "the tone again");
    }

    @Test
    void thePatternArrivesInOrderAtFullSize() {
        call(true);
        var reader = new PatternReader();
        var first = awaitPattern(to.remoteFrames(), reader, -1);
        var second = awaitPattern(to.remoteFrames(), reader, first);
        assertThat(second).isGreaterThan(first);
        assertThat(awaitPattern(from.localFrames(), reader, -1)).isNotNegative();
        var stats = callee.awaitStats(one -> one.width() == 1280 && one.fps() > 10, "720p");
        assertThat(stats.height()).isEqualTo(720);
    }

    @Test
    void figuresNameKindsAndNeverAddresses() {
        call(true);
        var stats = callee.awaitStats(
                one -> one.candidatePair() != null && one.rttMs() != null && one.jitterMs() != null, "all figures");
        assertThat(stats.candidatePair()).matches("(host|prflx)/(host|prflx)");
        assertThat(stats.rttMs()).isBetween(0.0, 1000.0);
    }

    @Test
    void aCameraSwitchedOffSendsNoPictureAndOneSwitchedOnDoesAgain() {
        call(true);
        var reader = new PatternReader();
        awaitPattern(to.remoteFrames(), reader, -1);
        from.setCamera(false);
        caller.await(new Told.Opened(true, false));
        callee.forget();
        callee.awaitStats(one -> one.fps() == 0, "no pictures");
        drain(to.remoteFrames());
        drain(from.localFrames());
        callee.forget();
        callee.awaitStats(one -> true, "another second");
        assertThat(to.remoteFrames().take()).isNull();
        assertThat(from.localFrames().take()).isNull();

        from.setCamera(true);
        awaitPattern(to.remoteFrames(), reader, -1);
    }

    @Test
    void theEchoComesBack() {
        to.close();
        var echo = open(new EchoSource(Duration.ofMillis(300)), callee);
        try {
            var atCaller = new ToneMeter();
            from.tapRemoteAudio(atCaller);
            ring(echo, false);
            echo.openDevices(false);
            echo.startSending();
            from.startSending();
            until(() -> atCaller.read().isTone(CALLER_HZ), "one's own tone");
        } finally {
            echo.close();
        }
    }

    @Test
    void soundIsOfferedWithForwardErrorCorrectionAndApartFromPictures() {
        from.createOffer(false);
        var sdp = caller.awaitDescription(SessionDescription.Type.OFFER).sdp();
        assertThat(sdp).contains("useinbandfec=1");
        assertThat(sdp).contains("a=msid:sound ").contains("a=msid:picture ");
    }

    @Test
    void aCandidateThatMakesNoSenseIsPassedOver() {
        ring(to, false);
        to.addCandidate(new IceCandidate("candidate:nonsense", "7", 7));
        to.openDevices(false);
        to.startSending();
        caller.await(new Told.Heard());
    }

    @Test
    void aDescriptionThatMakesNoSenseBreaksTheSessionAndNothingElse() {
        to.applyOffer(new SessionDescription(SessionDescription.Type.OFFER, "v=0\r\nnonsense\r\n"));
        until(() -> callee.told().stream().anyMatch(Told.Broken.class::isInstance), "broken");
        assertThat(caller.told()).noneMatch(Told.Broken.class::isInstance);
    }

    @Test
    void fiftyCallsLeaveNoThreadBehind() {
        callAndHangUp();
        callAndHangUp();
        var before = threads();
        for (var i = 0; i < 50; i++) callAndHangUp();
        // Encoders of the last call may still be on their way out; a leak would be of 50 and more.
        until(() -> threads() <= before + 2, "threads: " + before + " before");
    }

    private static void callAndHangUp() {
        var one = new MediaWitness();
        var other = new MediaWitness();
        var left = open(new SineTone(CALLER_HZ), one);
        var right = open(new SineTone(CALLEE_HZ), other);
        one.speakTo(right);
        other.speakTo(left);
        left.openDevices(true);
        left.createOffer(false);
        one.await(CONNECTED);
        right.openDevices(true);
        right.startSending();
        left.startSending();
        other.await(new Told.Heard());
        left.close();
        right.close();
    }

    /// Threads of the process, native ones included where the system tells (Linux).
    private static int threads() {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            return (int) tasks.count();
        } catch (IOException notLinux) {
            return Thread.activeCount();
        }
    }

    private static long packetsSent(WebRtcSession session) {
        var answer = new CompletableFuture<Long>();
        session.packetsSent(answer::complete);
        assertThat(answer).succeedsWithin(20, TimeUnit.SECONDS);
        return answer.join();
    }

    private static void drain(FrameSource frames) {
        for (var frame = frames.take(); frame != null; frame = frames.take()) frame.release();
    }

    private static int awaitPattern(FrameSource frames, PatternReader reader, int after) {
        var seen = new int[1];
        until(
                () -> {
                    var frame = frames.take();
                    if (frame == null) return false;
                    try {
                        var number = reader.read(frame);
                        seen[0] = number.orElse(-1);
                        return seen[0] > after;
                    } finally {
                        frame.release();
                    }
                },
                "the pattern");
        return seen[0];
    }

    /// Looks every 20 ms.
    private static void until(BooleanSupplier wanted, String description) {
        var never = new CountDownLatch(1);
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + description).isLessThan(deadline);
            try {
                assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
