package app.parley.client.ui.scenes;

import app.parley.call.CallFailure;
import app.parley.client.media.AudioTap;
import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.DevicesNow.InUse;
import app.parley.client.media.FrameSource;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.media.MediaDevices;
import app.parley.client.media.SoundProcessing;
import app.parley.client.settings.Subscription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Devices that only seem to be, for the pictures of the demo: a headset that can be unplugged, what the laptop
/// has, and a microphone that hears somebody speak. On one thread, on which the
/// watchers are called too.
final class StagedDevices implements MediaDevices {
    private static final MediaDevice HEADSET = new MediaDevice(Kind.MICROPHONE, "headset", "Jabra Evolve2 65");
    private static final MediaDevice BUILT_IN = new MediaDevice(Kind.MICROPHONE, "built-in", "Built-in microphone");
    private static final MediaDevice EARS = new MediaDevice(Kind.SPEAKER, "headset", "Jabra Evolve2 65");
    private static final MediaDevice LOUD = new MediaDevice(Kind.SPEAKER, "built-in", "Built-in speakers");
    private static final MediaDevice CAMERA = new MediaDevice(Kind.CAMERA, "camera", "Integrated camera");
    /// Of somebody who speaks, dBFS.
    private static final double SPEAKING = -22;

    /// Three seconds of a hundredth each.
    private static final int PIECES = 320;
    /// In Hz.
    private static final int RATE = 48_000;

    private final List<Consumer<DevicesNow>> watchers = new ArrayList<>();
    private DevicesNow now = devices(true);
    private boolean microphone = true;

    /// No microphone answers from now on.
    void mute() {
        microphone = false;
    }

    /// The headset goes.
    void unplug() {
        now = devices(false);
        List.copyOf(watchers).forEach(watcher -> watcher.accept(now));
    }

    private static DevicesNow devices(boolean headset) {
        return new DevicesNow(
                headset ? List.of(HEADSET, BUILT_IN) : List.of(BUILT_IN),
                headset ? List.of(EARS, LOUD) : List.of(LOUD),
                List.of(CAMERA),
                new InUse(
                        Optional.of(headset ? HEADSET : BUILT_IN),
                        Optional.of(headset ? EARS : LOUD),
                        Optional.of(CAMERA)),
                true);
    }

    @Override
    public Subscription watch(Consumer<DevicesNow> watcher) {
        watchers.add(watcher);
        watcher.accept(now);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void devices(Kind kind, Consumer<List<MediaDevice>> answer) {
        answer.accept(now.of(kind));
    }

    @Override
    public DeviceTrial tryDevices(DeviceTrial.Listener listener) {
        return new Trial(listener);
    }

    @Override
    public Subscription hear(AudioTap tap, Consumer<CallFailure.Device> failed) {
        if (microphone) for (var piece = 0; piece < PIECES; piece++) tap.heard(spoken(piece), RATE, 1);
        else failed.accept(new CallFailure.Microphone(CallFailure.Trouble.MISSING));
        return () -> {};
    }

    /// As of somebody who speaks in waves.
    private static short[] spoken(int piece) {
        var samples = new short[RATE / 100];
        Arrays.fill(samples, (short) (12_000 * Math.abs(Math.sin(piece * 0.05))));
        return samples;
    }

    @Override
    public void choose(DeviceChoice choice) {}

    @Override
    public void process(SoundProcessing processing) {}

    private record Trial(Listener listener) implements DeviceTrial {
        @Override
        public void listen(boolean on) {
            if (on) listener.level(SPEAKING);
        }

        @Override
        public FrameSource pictures() {
            return DrawnPerson.frames(640, 360, 0);
        }

        @Override
        public void look(boolean on) {}

        @Override
        public void playMelody() {}

        @Override
        public void recordAndPlay() {}

        @Override
        public void stop() {}

        @Override
        public void close() {}
    }
}
