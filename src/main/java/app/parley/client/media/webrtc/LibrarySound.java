package app.parley.client.media.webrtc;

import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.media.SoundDevices;
import app.parley.client.media.pulse.SoundSystem;
import app.parley.loop.Loop;
import app.parley.machine.OperatingSystem;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The microphones and speakers of Windows and macOS, as the library lists them. Runs on parley-media.
///
/// The library finds a chosen device by the system's identifier, which only its Windows part knows; on macOS it
/// takes the system's choice whatever is asked for (webrtc-java `JNI_AudioDeviceModuleBase.cpp`, libwebrtc
/// `audio_device_mac.cc`), so there nothing can be chosen.
final class LibrarySound implements SoundDevices {
    private static final Logger log = LoggerFactory.getLogger(LibrarySound.class);

    /// The library's own listener calls from its own threads, and has ended processes; hence it is asked.
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// What makes the library change devices.
    interface Switch {
        void record(AudioDevice from);

        void play(AudioDevice to);
    }

    private final Loop<Runnable> loop;
    private final Switch into;
    private final boolean choosable;
    private @Nullable String microphone;
    private @Nullable String speaker;
    private boolean closed;

    LibrarySound(Loop<Runnable> loop, Switch into) {
        this.loop = loop;
        this.into = into;
        choosable = isChoosable();
    }

    @Override
    public void watch(Consumer<Found> told) {
        loop.post(() -> look(told, Found.NOTHING));
    }

    @Override
    public void use(Optional<MediaDevice> microphone, Optional<MediaDevice> speaker) {
        var record = microphone.map(MediaDevice::id).orElse(null);
        var play = speaker.map(MediaDevice::id).orElse(null);
        if (record != null && !record.equals(this.microphone)) {
            named(MediaDevices.getAudioCaptureDevices(), record).ifPresent(into::record);
        }
        if (play != null && !play.equals(this.speaker)) {
            named(MediaDevices.getAudioRenderDevices(), play).ifPresent(into::play);
        }
        this.microphone = record;
        this.speaker = play;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void look(Consumer<Found> told, Found before) {
        if (closed) return;
        var now = found();
        if (!now.equals(before)) told.accept(now);
        loop.postAfter(LOOK, () -> look(told, now));
    }

    private Found found() {
        try {
            return new Found(
                    microphones(),
                    speakers(),
                    one(Kind.MICROPHONE, MediaDevices.getDefaultAudioCaptureDevice()),
                    one(Kind.SPEAKER, MediaDevices.getDefaultAudioRenderDevice()),
                    choosable);
        } catch (Throwable e) {
            log.warn("the sound devices cannot be listed", e);
            return Found.NOTHING;
        }
    }

    /// Microphones or speakers as the library lists them now. With a sound system, on parley-media.
    ///
    /// PulseAudio is asked by way of the device module: [MediaDevices] connects to the sound server once a process,
    /// and goes on telling what that one had when it is gone (webrtc-java `PulseAudioDeviceManager.cpp`).
    ///
    /// @param kind not a camera
    static List<MediaDevice> listed(Kind kind, AudioDeviceModuleBase module) {
        if (!SoundSystem.isPulse()) return kind == Kind.MICROPHONE ? microphones() : speakers();
        var devices = kind == Kind.MICROPHONE ? module.getRecordingDevices() : module.getPlayoutDevices();
        // The first is the system's choice, whatever that is.
        return all(kind, devices.subList(Math.min(1, devices.size()), devices.size()));
    }

    private static List<MediaDevice> microphones() {
        return all(Kind.MICROPHONE, MediaDevices.getAudioCaptureDevices());
    }

    private static List<MediaDevice> speakers() {
        return all(Kind.SPEAKER, MediaDevices.getAudioRenderDevices());
    }

    /// The library's own word for a microphone; empty where it cannot be chosen by the library.
    static Optional<AudioDevice> recorder(MediaDevice wanted) {
        return isChoosable() ? named(MediaDevices.getAudioCaptureDevices(), wanted.id()) : Optional.empty();
    }

    /// The library's own word for a speaker; empty where it cannot be chosen by the library.
    static Optional<AudioDevice> player(MediaDevice wanted) {
        return isChoosable() ? named(MediaDevices.getAudioRenderDevices(), wanted.id()) : Optional.empty();
    }

    private static boolean isChoosable() {
        return OperatingSystem.WINDOWS.isCurrent();
    }

    private static List<MediaDevice> all(Kind kind, List<AudioDevice> devices) {
        return devices.stream().map(device -> as(kind, device)).toList();
    }

    private static Optional<MediaDevice> one(Kind kind, @Nullable AudioDevice device) {
        return Optional.ofNullable(device).map(there -> as(kind, there));
    }

    private static MediaDevice as(Kind kind, AudioDevice device) {
        return new MediaDevice(kind, id(device), device.getName());
    }

    private static String id(AudioDevice device) {
        return Objects.requireNonNullElse(device.getDescriptor(), device.getName());
    }

    private static Optional<AudioDevice> named(List<AudioDevice> devices, String id) {
        return devices.stream().filter(device -> id(device).equals(id)).findFirst();
    }
}
