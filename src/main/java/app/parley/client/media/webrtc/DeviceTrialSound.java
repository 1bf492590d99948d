package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.AudioTap;
import app.parley.client.media.synthetic.SoundSource;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// A trial's microphone and speaker as device modules of their own, beside the one that calls share: those were
/// seen
/// to open and close in milliseconds in the middle of a call, without a thread left over. A module opens
/// nothing before it was told of a device; where the library cannot choose one, its first is the system's choice,
/// and
/// the sound system moves the stream from there. Runs on parley-media.
final class DeviceTrialSound implements TrialSound {
    private final NativeCore core;
    private @Nullable AudioDeviceModule recording;
    private @Nullable AudioDeviceModule playing;

    DeviceTrialSound(NativeCore core) {
        this.core = core;
    }

    @Override
    public CallFailure.@Nullable Device missing() {
        if (!core.hasSound()) return new CallFailure.NoSoundSystem();
        // The sound system may not have told yet; the library then asks for itself.
        var none = core.devices().now().microphones().isEmpty()
                && LibrarySound.microphones().isEmpty();
        return none ? new CallFailure.Microphone(Trouble.MISSING) : null;
    }

    @Override
    public void record(AudioTap heard) {
        if (recording != null) return;
        var module = new AudioDeviceModule();
        recording = module;
        var microphone = core.devices().now().inUse().microphone();
        module.setRecordingDevice(microphone
                .flatMap(LibrarySound::recorder)
                .orElseGet(() -> module.getRecordingDevices().getFirst()));
        module.setAudioSink((data, frames, _, channels, rate, _, _) -> {
            try {
                var samples = new short[frames * channels];
                ByteBuffer.wrap(data)
                        .order(ByteOrder.nativeOrder())
                        .asShortBuffer()
                        .get(samples);
                heard.heard(samples, rate, channels);
            } catch (Throwable e) {
                Guard.report("the microphone on trial", e);
            }
        });
        module.initRecording();
        module.startRecording();
    }

    @Override
    public void stopRecording() {
        var module = recording;
        recording = null;
        if (module == null) return;
        Guard.run("the end of recording", module::stopRecording);
        Guard.run("letting the microphone go", module::dispose);
    }

    @Override
    public void play(short[] samples, Runnable ended) {
        stopPlaying();
        var module = new AudioDeviceModule();
        playing = module;
        var speaker = core.devices().now().inUse().speaker();
        module.setPlayoutDevice(speaker.flatMap(LibrarySound::player)
                .orElseGet(() -> module.getPlayoutDevices().getFirst()));
        var player = new Player(samples, ended);
        module.setAudioSource(player::fill);
        module.initPlayout();
        module.startPlayout();
    }

    @Override
    public void stopPlaying() {
        var module = playing;
        playing = null;
        if (module == null) return;
        Guard.run("the end of playing", module::stopPlayout);
        Guard.run("letting the speaker go", module::dispose);
    }

    /// Hands samples to the speaker at its own rate. Called on a thread of the library.
    static final class Player {
        private final short[] samples;
        private final Runnable ended;
        private double place;
        private boolean told;

        Player(short[] samples, Runnable ended) {
            this.samples = samples;
            this.ended = ended;
        }

        /// Fills `out` with `frames` of `channels`; silence after the end. Returns how many frames there are.
        int fill(byte[] out, int frames, int bytesPerSample, int channels, int rate) {
            try {
                var buffer = ByteBuffer.wrap(out).order(ByteOrder.nativeOrder()).asShortBuffer();
                var step = (double) SoundSource.SAMPLE_RATE / rate;
                for (var frame = 0; frame < frames; frame++, place += step) {
                    var value = place < samples.length ? samples[(int) place] : 0;
                    for (var channel = 0; channel < channels; channel++) buffer.put(value);
                }
                // A moment more than its samples, for what the speaker still has to play.
                if (!told && place > samples.length + SoundSource.SAMPLE_RATE / 4.0) {
                    told = true;
                    ended.run();
                }
            } catch (Throwable e) {
                Guard.report("the speaker on trial", e);
            }
            return frames;
        }
    }
}
