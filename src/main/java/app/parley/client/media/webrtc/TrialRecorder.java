package app.parley.client.media.webrtc;

import app.parley.client.media.AudioTap;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A microphone beside the one that calls share, on a device module of its own, which [TrialModules] keeps. Runs on
/// parley-media; what is heard arrives on the library's thread.
final class TrialRecorder implements AudioSink {
    private final AudioDeviceModule module = new AudioDeviceModule();
    private volatile @Nullable AudioTap tap;

    TrialRecorder() {
        module.setAudioSink(this);
    }

    void start(Optional<AudioDevice> from, AudioTap tap) {
        this.tap = tap;
        module.setRecordingDevice(
                from.orElseGet(() -> module.getRecordingDevices().getFirst()));
        module.initRecording();
        module.startRecording();
    }

    /// A moment later nothing more is heard.
    void stop() {
        tap = null;
        module.stopRecording();
    }

    @Override
    public void onRecordedData(
            byte[] data,
            int frames,
            int bytesPerSample,
            int channels,
            int rate,
            int totalDelayMilliseconds,
            int clockDrift) {
        try {
            var hears = tap;
            if (hears == null) return;
            var samples = new short[frames * channels];
            ByteBuffer.wrap(data).order(ByteOrder.nativeOrder()).asShortBuffer().get(samples);
            hears.heard(samples, rate, channels);
        } catch (Throwable e) {
            Guard.report("the microphone on trial", e);
        }
    }
}
