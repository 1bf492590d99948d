package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaEngineContract;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
