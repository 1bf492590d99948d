package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A call's sound and picture from this machine's microphone and camera. Runs on parley-media.
///
/// Which microphone and speaker it is, is the system's choice for now; this is the place where a chosen one would
/// be
/// set.
final class DeviceSources implements LocalSources {
    private static final Logger log = LoggerFactory.getLogger(DeviceSources.class);

    /// The largest picture asked of a camera, and its rate: what a call shows at its best.
    private static final VideoCaptureCapability BEST = new VideoCaptureCapability(1280, 720, 30);

    private final NativeCore core;
    private final AudioTrackSource sound;
    private final VideoDeviceSource picture = new VideoDeviceSource();
    private boolean microphoneOpen;
    private @Nullable VideoDevice camera;
    private boolean cameraOpen;

    DeviceSources(NativeCore core) {
        this.core = core;
        var options = new AudioOptions();
        options.echoCancellation = true;
        options.noiseSuppression = true;
        options.autoGainControl = true;
        options.highpassFilter = true;
        sound = core.factory().createAudioSource(options);
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
            if (WebRtcEngine.microphones().isEmpty()) return new CallFailure.Microphone(Trouble.MISSING);
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
        var cameras = MediaDevices.getVideoCaptureDevices();
        if (cameras.isEmpty()) {
            return new CallFailure.Camera(isForbidden() ? Trouble.REFUSED : Trouble.MISSING);
        }
        var last = camera;
        return start(last != null && cameras.contains(last) ? last : cameras.getFirst());
    }

    @Override
    public void closeCamera() {
        if (!cameraOpen) return;
        cameraOpen = false;
        picture.stop();
    }

    @Override
    public CallFailure.@Nullable Device switchCamera() {
        var cameras = MediaDevices.getVideoCaptureDevices();
        if (!cameraOpen || cameras.size() < 2) return null;
        var next = cameras.get((cameras.indexOf(camera) + 1) % cameras.size());
        closeCamera();
        return start(next);
    }

    private CallFailure.@Nullable Device start(VideoDevice device) {
        try {
            picture.setVideoCaptureDevice(device);
            MediaDevices.getVideoCaptureCapabilities(device).stream()
                    .filter(one -> one.width <= BEST.width && one.height <= BEST.height)
                    .max(Comparator.<VideoCaptureCapability>comparingInt(one -> one.width * one.height)
                            .thenComparingInt(one -> Math.min(one.frameRate, BEST.frameRate)))
                    .ifPresent(picture::setVideoCaptureCapability);
            picture.start();
            camera = device;
            cameraOpen = true;
            return null;
        } catch (Throwable e) {
            // It is there, and this program may see it: what is left is that someone else uses it.
            log.warn("a camera does not start", e);
            return new CallFailure.Camera(Trouble.BUSY);
        }
    }

    /// The library leaves out cameras that it may not open; on Linux their files show that they are there.
    private static boolean isForbidden() {
        try (var files = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
            var found = false;
            for (var file : files) {
                if (Files.isReadable(file)) return false;
                found = true;
            }
            return found;
        } catch (IOException noSuchDirectory) {
            return false;
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
