package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.parley.call.CallFailure;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaEngineContract;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A machine without sound system and camera: calls connect, receive, and say what is missing.
class DevicesWithoutSoundTest extends MediaEngineContract {
    private static @Nullable WebRtcEngine devices;
    private static @Nullable WebRtcEngine synthetic;

    @BeforeAll
    static void start() throws Exception {
        var engine = WebRtcEngine.withoutSoundSystem();
        devices = engine;
        synthetic = WebRtcEngine.withSynthetic(() -> new SineTone(440), TestPattern::new);
        var cameras = new CompletableFuture<List<MediaDevice>>();
        engine.devices(MediaDevice.Kind.CAMERA, cameras::complete);
        assumeThat(cameras.get(20, TimeUnit.SECONDS))
                .as("cameras of this machine")
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        if (devices != null) devices.close();
        if (synthetic != null) synthetic.close();
    }

    @Test
    void theFactsSayThatThereIsNoSoundSystem() {
        assertThat(engine().facts().soundSystem()).isFalse();
        assertThat(engine().facts().library()).startsWith("webrtc-java ");
    }

    @Override
    protected MediaEngine engine() {
        return Objects.requireNonNull(devices);
    }

    @Override
    protected MediaEngine sender() {
        return Objects.requireNonNull(synthetic);
    }

    @Override
    protected CallFailure.@Nullable Device microphone() {
        return new CallFailure.NoSoundSystem();
    }

    @Override
    protected CallFailure.@Nullable Device camera() {
        return new CallFailure.Camera(CallFailure.Trouble.MISSING);
    }
}
