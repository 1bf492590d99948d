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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
