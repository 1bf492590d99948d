package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.PictureSize;
import app.parley.call.ShareSource;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.MediaWitness.Told;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.support.OneCallAtATime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Holding, the screen, the size of pictures and telephone keys on the real library: what is said is what arrives.
@Timeout(120)
@OneCallAtATime
class TalkingMediaTest {
    private static final MediaSetup SETUP = new MediaSetup(List.of(), false);
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final double HZ = 440;
    private static final double SILENCE_DBFS = -60;

    private final WebRtcEngine engine = WebRtcEngine.withSynthetic(() -> new SineTone(HZ), TestPattern::new);
    private final MediaWitness caller = new MediaWitness();
    private final MediaWitness callee = new MediaWitness();
    private final ToneMeter atCallee = new ToneMeter();
    private final WebRtcSession from = (WebRtcSession) engine.open(SETUP, caller);
    private final WebRtcSession to = (WebRtcSession) engine.open(SETUP, callee);

    @BeforeEach
    void call() {
        to.tapRemoteAudio(atCallee);
        caller.speakTo(to);
        callee.speakTo(from);
        from.openDevices(true);
        to.openDevices(true);
        from.createOffer(false);
        caller.await(new Told.Connected(Connection.CONNECTED));
        callee.await(new Told.Connected(Connection.CONNECTED));
        from.startSending();
        to.startSending();
        caller.await(new Told.Heard());
        callee.await(new Told.Seen());
    }

    @AfterEach
    void hangUp() {
        engine.close();
    }

    @Test
    void whoHoldsACallSendsNothingAndGoesOnAfterIt() {
        from.setHold(true, false);
        until(() -> atCallee.read().dbfs() < SILENCE_DBFS, "silence");
        noPictures();
        from.setHold(false, false);
        until(() -> atCallee.read().isTone(HZ), "the tone again");
        pictures();
    }

    @Test
    void whoHoldsACallHearsNothingOfIt() {
        to.setHold(true, false);
        var meanwhile = new ToneMeter();
        to.tapRemoteAudio(meanwhile);
        callee.forget();
        callee.awaitStats(stats -> true, "a second");
        assertThat(meanwhile.samplesHeard()).isZero();
        to.tapRemoteAudio(atCallee);
        to.setHold(false, false);
        until(() -> atCallee.read().isTone(HZ), "the tone again");
    }

    @Test
    void whoIsHeldSendsNothing() {
        from.setHold(false, true);
        until(() -> atCallee.read().dbfs() < SILENCE_DBFS, "silence");
        noPictures();
        from.setHold(false, false);
        until(() -> atCallee.read().isTone(HZ), "the tone again");
    }

    @Test
    void theScreenTakesTheCamerasPlaceAndGivesItBack() {
        from.startShare(new ShareSource.Desktop(), ShareSource.Content.TEXT);
        caller.await(new Told.Shared(true));
        callee.awaitStats(stats -> stats.width() == MadeUpScreen.WIDTH, "the screen's size");
        callee.forget();
        from.stopShare();
        callee.awaitStats(stats -> stats.width() == 1280, "the camera's size");
    }

    @Test
    void theScreenGoesOutWithoutACamera() {
        from.setCamera(false);
        noPictures();
        from.startShare(new ShareSource.Desktop(), ShareSource.Content.MOTION);
        callee.awaitStats(stats -> stats.width() == MadeUpScreen.WIDTH && stats.fps() > 0, "the screen");
        from.setHold(true, false);
        noPictures();
        from.setHold(false, false);
        pictures();
        from.stopShare();
        noPictures();
    }

    @Test
    void noMoreIsSentThanIsShown() {
        callee.awaitStats(stats -> stats.width() == 1280, "all of it");
        callee.forget();
        from.setShownSize(new PictureSize(320, 180));
        callee.awaitStats(stats -> stats.width() == 320, "a quarter");
        from.setShownSize(PictureSize.HIDDEN);
        noPictures();
        callee.forget();
        from.setShownSize(new PictureSize(1280, 720));
        callee.awaitStats(stats -> stats.width() == 1280 && stats.fps() > 0, "all of it again");
    }

    @Test
    void telephoneKeysAreHeardAsTones() {
        from.setMuted(true);
        until(() -> atCallee.read().dbfs() < SILENCE_DBFS, "silence");
        from.sendTones("111111111");
        // The two tones of the key 1 in ITU-T Q.23; a break in between may be louder than they are.
        until(
                () -> {
                    var now = atCallee.read();
                    return now.dbfs() > SILENCE_DBFS && (now.isTone(697) || now.isTone(1209));
                },
                "the key");
    }

    private void noPictures() {
        callee.forget();
        callee.awaitStats(stats -> stats.fps() == 0, "no pictures");
    }

    private void pictures() {
        callee.forget();
        callee.awaitStats(stats -> stats.fps() > 0, "pictures");
    }

    private static void until(BooleanSupplier wanted, String description) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + description).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
