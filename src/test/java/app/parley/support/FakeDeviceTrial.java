package app.parley.support;

import app.parley.call.CallFailure;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.FrameSource;
import app.parley.client.media.LatestFrame;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A trial of [FakeMediaEngine]'s devices: what it opens is written down, and the test is the microphone
/// ([#speak]) and the time that sounds take ([#end]).
public final class FakeDeviceTrial implements DeviceTrial {
    private final Listener listener;
    private final Supplier<CallFailure.@Nullable Device> microphone;
    private final Supplier<CallFailure.@Nullable Device> camera;
    private final LatestFrame frames = new LatestFrame();
    private volatile boolean listening;
    private volatile boolean looking;
    private volatile boolean closed;
    private volatile Stage stage = Stage.RESTING;

    FakeDeviceTrial(
            Listener listener,
            Supplier<CallFailure.@Nullable Device> microphone,
            Supplier<CallFailure.@Nullable Device> camera) {
        this.listener = listener;
        this.microphone = microphone;
        this.camera = camera;
    }

    @Override
    public void listen(boolean on) {
        listening = on && opens(microphone.get());
        if (listening) listener.level(Double.NEGATIVE_INFINITY);
    }

    @Override
    public void look(boolean on) {
        looking = on && opens(camera.get());
        if (looking) frames.offer(FakeFrame.of(1280, 720));
    }

    @Override
    public void playMelody() {
        if (microphone.get() instanceof CallFailure.NoSoundSystem none) listener.failed(none);
        else enter(Stage.MELODY);
    }

    @Override
    public void recordAndPlay() {
        if (opens(microphone.get())) enter(Stage.RECORDING);
    }

    @Override
    public void stop() {
        enter(Stage.RESTING);
    }

    @Override
    public FrameSource pictures() {
        return frames;
    }

    @Override
    public void close() {
        closed = true;
        listening = false;
        looking = false;
        stage = Stage.RESTING;
        frames.close();
    }

    // ---- for the test

    /// The microphone hears something.
    public void speak(double dbfs) {
        if (listening) listener.level(dbfs);
    }

    /// What sounds or is recorded comes to its end.
    public void end() {
        enter(stage == Stage.RECORDING ? Stage.PLAYING : Stage.RESTING);
    }

    public boolean isListening() {
        return listening;
    }

    public boolean isLooking() {
        return looking;
    }

    public boolean isClosed() {
        return closed;
    }

    private boolean opens(CallFailure.@Nullable Device failure) {
        if (closed) return false;
        if (failure != null) listener.failed(failure);
        return failure == null;
    }

    private void enter(Stage next) {
        if (closed || stage == next) return;
        stage = next;
        listener.stage(next);
    }
}
