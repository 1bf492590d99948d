package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.AudioTap;
import app.parley.client.settings.Subscription;
import app.parley.loop.Loop;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The microphone beside calls, for as long as somebody hears it. Works on parley-media; its methods post there.
final class OpenMicrophone implements Subscription {
    private static final Logger log = LoggerFactory.getLogger(OpenMicrophone.class);

    private final Loop<Runnable> loop;
    private final TrialSound sound;
    private final AudioTap tap;
    private final Consumer<CallFailure.Device> failed;
    private final Consumer<OpenMicrophone> gone;
    private volatile boolean closed;

    /// @param gone told when it is closed
    OpenMicrophone(
            Loop<Runnable> loop,
            TrialSound sound,
            AudioTap tap,
            Consumer<CallFailure.Device> failed,
            Consumer<OpenMicrophone> gone) {
        this.loop = loop;
        this.sound = sound;
        this.tap = tap;
        this.failed = failed;
        this.gone = gone;
    }

    void begin() {
        loop.post(this::open);
    }

    @Override
    public void unsubscribe() {
        closed = true;
        loop.post(() -> {
            sound.stopRecording();
            gone.accept(this);
        });
    }

    private void open() {
        if (closed) return;
        var missing = sound.missing();
        if (missing != null) {
            failed.accept(missing);
            return;
        }
        try {
            sound.record(tap);
        } catch (Throwable e) {
            log.warn("the microphone does not open", e);
            sound.stopRecording();
            failed.accept(new CallFailure.Microphone(Trouble.BUSY));
        }
    }
}
