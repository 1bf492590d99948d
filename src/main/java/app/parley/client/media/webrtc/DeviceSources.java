package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.MediaDevice;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A call's sound and picture from this machine's microphone and camera. Runs on parley-media.
///
/// Which microphone and speaker it is, is decided for the whole process by [ChosenDevices].
final class DeviceSources implements LocalSources {
    private static final Logger log = LoggerFactory.getLogger(DeviceSources.class);

    /// The largest picture asked of a camera, and its rate: what a call shows at its best.
    private static final VideoCaptureCapability BEST = new VideoCaptureCapability(1280, 720, 30);

    private final NativeCore core;
    private AudioTrackSource sound;
    private final VideoDeviceSource picture = new VideoDeviceSource();
    private boolean microphoneOpen;
    private @Nullable MediaDevice camera;
    /// The camera that was gone on to by hand, in this call.
    private @Nullable MediaDevice switched;
    private boolean cameraOpen;

    DeviceSources(NativeCore core) {
        this.core = core;
        sound = core.factory().createAudioSource(core.treatment().options());
    }

    @Override
    public AudioTrackSource sound() {
        return sound;
    }

    @Override
    public VideoTrackSource picture() {
        return picture;
    }

    @Override
    public CallFailure.@Nullable Device openMicrophone() {
        if (!core.hasSound()) return new CallFailure.NoSoundSystem();
        if (microphoneOpen) return null;
        try {
            // The sound system may not have told yet; the library then asks for itself.
            if (!hasMicrophone(core.devices().now())
                    && core.listed(MediaDevice.Kind.MICROPHONE).isEmpty())
                return new CallFailure.Microphone(Trouble.MISSING);
            core.openMicrophone();
            microphoneOpen = true;
            return null;
        } catch (Throwable e) {
            log.warn("the microphone does not open", e);
            return new CallFailure.Microphone(Trouble.BUSY);
        }
    }

    @Override
    public void closeMicrophone() {
        if (!microphoneOpen) return;
        microphoneOpen = false;
        core.closeMicrophone();
    }

    @Override
    public CallFailure.@Nullable Device openCamera() {
        if (cameraOpen) return null;
        var wanted = core.devices().look().inUse().camera();
        if (wanted.isEmpty()) {
            return new CallFailure.Camera(core.cameras().areForbidden() ? Trouble.REFUSED : Trouble.MISSING);
        }
        return start(wanted.get());
    }

    @Override
    public void closeCamera() {
        if (!cameraOpen) return;
        cameraOpen = false;
        picture.stop();
    }

    @Override
    public CallFailure.@Nullable Device switchCamera() {
        var there = core.devices().look().cameras();
        if (!cameraOpen || there.size() < 2) return null;
        var next = there.get((there.indexOf(camera) + 1) % there.size());
        closeCamera();
        switched = next;
        return start(next);
    }

    @Override
    public boolean hasMicrophone(DevicesNow now) {
        return core.hasSound() && !now.microphones().isEmpty();
    }

    @Override
    public CallFailure.@Nullable Device followCamera(DevicesNow now) {
        if (switched != null && !now.cameras().contains(switched)) switched = null;
        if (!cameraOpen || switched != null) return null;
        var wanted = now.inUse().camera();
        if (wanted.isPresent() && wanted.get().equals(camera)) return null;
        closeCamera();
        return wanted.isEmpty() ? new CallFailure.Camera(Trouble.DIED) : start(wanted.get());
    }

    @Override
    public AudioTrackSource renewedSound() {
        sound = core.factory().createAudioSource(core.treatment().options());
        return sound;
    }

    private CallFailure.@Nullable Device start(MediaDevice wanted) {
        try {
            var device = MediaDevices.getVideoCaptureDevices().stream()
                    .filter(one -> wanted.id().equals(one.getDescriptor())
                            || wanted.id().equals(one.getName()))
                    .findFirst();
            if (device.isEmpty()) return new CallFailure.Camera(Trouble.MISSING);
            picture.setVideoCaptureDevice(device.get());
            MediaDevices.getVideoCaptureCapabilities(device.get()).stream()
                    .filter(one -> one.width <= BEST.width && one.height <= BEST.height)
                    .max(Comparator.<VideoCaptureCapability>comparingInt(one -> one.width * one.height)
                            .thenComparingInt(one -> Math.min(one.frameRate, BEST.frameRate)))
                    .ifPresent(picture::setVideoCaptureCapability);
            picture.start();
            camera = wanted;
            cameraOpen = true;
            return null;
        } catch (Throwable e) {
            // It is there, and this program may see it: what is left is that someone else uses it.
            log.warn("a camera does not start", e);
            return new CallFailure.Camera(Trouble.BUSY);
        }
    }

    @Override
    public ScreenSource.Opening openScreen(ShareSource source, ShareSource.Content content) {
        return DesktopScreen.open(source, content);
    }

    @Override
    public void soundWanted(boolean wanted) {
        // The library asks the microphone itself.
    }

    @Override
    public void changeSenders(Runnable change) {
        change.run();
    }

    @Override
    public @Nullable AudioTap listener() {
        return null;
    }

    @Override
    public void close() {
        closeCamera();
        closeMicrophone();
    }

    @Override
    public void dispose() {
        picture.dispose();
    }
}
