package app.parley.client.media.webrtc;

import app.parley.client.media.MediaDevice;
import app.parley.client.media.pulse.SoundSystem;
import dev.onvoid.webrtc.media.MediaDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cameras of this machine. Runs on parley-media. The library's own listener calls from its own threads and has
/// ended processes, so whoever wants to know of changes asks again.
class Cameras {
    private static final Logger log = LoggerFactory.getLogger(Cameras.class);

    private static final Path DEVICES = Path.of("/dev");

    private @Nullable Set<String> files;
    private List<MediaDevice> known = List.of();

    /// What there is now. On Linux the library is asked only when the files of cameras have changed.
    List<MediaDevice> now() {
        var present = SoundSystem.isPulse() ? files() : null;
        if (present == null || !present.equals(files)) {
            files = present;
            known = listed();
        }
        return known;
    }

    /// Whether there are cameras that this program may not open; the library leaves those out. Only Linux can tell.
    boolean areForbidden() {
        var present = files();
        return !present.isEmpty() && present.stream().noneMatch(file -> Files.isReadable(DEVICES.resolve(file)));
    }

    private static List<MediaDevice> listed() {
        try {
            return MediaDevices.getVideoCaptureDevices().stream()
                    .map(one -> new MediaDevice(
                            MediaDevice.Kind.CAMERA,
                            Objects.requireNonNullElse(one.getDescriptor(), one.getName()),
                            one.getName()))
                    .toList();
        } catch (Throwable e) {
            log.warn("the cameras cannot be listed", e);
            return List.of();
        }
    }

    private static Set<String> files() {
        var found = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(DEVICES, "video*")) {
            for (var file : files) found.add(file.getFileName().toString());
        } catch (IOException noSuchDirectory) {
            log.trace("no files of cameras", noSuchDirectory);
        }
        return found;
    }
}
