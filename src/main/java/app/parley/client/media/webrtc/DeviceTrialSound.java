package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.AudioTap;
import app.parley.client.media.MediaDevice;
import org.jspecify.annotations.Nullable;

/// A trial's microphone and speaker beside those that calls share: they open and close in milliseconds in the
/// middle of a call. Runs on parley-media.
final class DeviceTrialSound implements TrialSound {
    private final NativeCore core;
    /// Those of the sound server that was there when the first was wanted.
    private @Nullable TrialModules modules;
    private @Nullable TrialRecorder recorder;
    private @Nullable TrialPlayer player;

    DeviceTrialSound(NativeCore core) {
        this.core = core;
    }

    @Override
    public CallFailure.@Nullable Device missing() {
        if (!core.hasSound()) return new CallFailure.NoSoundSystem();
        // The sound system may not have told yet; the library then asks for itself.
        var none = core.devices().now().microphones().isEmpty()
                && core.listed(MediaDevice.Kind.MICROPHONE).isEmpty();
        return none ? new CallFailure.Microphone(Trouble.MISSING) : null;
    }

    @Override
    public void record(AudioTap heard) {
        if (recorder != null) return;
        var from = core.devices().now().inUse().microphone().flatMap(LibrarySound::recorder);
        recorder = modules().record(from, heard);
    }

    @Override
    public void stopRecording() {
        var stopped = recorder;
        recorder = null;
        if (stopped != null) Guard.run("the end of recording", () -> modules().stop(stopped));
    }

    @Override
    public void play(short[] samples, Runnable ended) {
        stopPlaying();
        var on = core.devices().now().inUse().speaker().flatMap(LibrarySound::player);
        player = modules().play(on, samples, ended);
    }

    @Override
    public void stopPlaying() {
        var stopped = player;
        player = null;
        if (stopped != null) Guard.run("the end of playing", () -> modules().stop(stopped));
    }

    private TrialModules modules() {
        var used = modules;
        if (used == null) {
            used = core.trials();
            modules = used;
        }
        return used;
    }
}
