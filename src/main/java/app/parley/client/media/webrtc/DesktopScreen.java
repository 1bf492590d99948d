package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.call.ShareSource;
import app.parley.client.media.StillPicture;
import app.parley.machine.OperatingSystem;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole desktop or one window. Runs on parley-media.
///
/// Without an X display, or with a window that is not there, the library ends the process; so both are looked for
/// first, and listing the library's own sources, which does the same, is left alone.
final class DesktopScreen implements ScreenSource {
    private static final Logger log = LoggerFactory.getLogger(DesktopScreen.class);

    /// The library's number for all monitors together.
    private static final long DESKTOP = -1;
    /// Pictures a second. Letters change seldom, and each picture of them is large; moving pictures are as fast as
    /// a camera's.
    private static final int TEXT_RATE = 10;

    private static final int MOTION_RATE = 30;
    /// The largest moving picture, which is a camera's too; letters are sent as they are.
    private static final int MOTION_WIDTH = 1280;

    private static final int MOTION_HEIGHT = 720;

    private final VideoDesktopSource pictures;

    private DesktopScreen(VideoDesktopSource pictures) {
        this.pictures = pictures;
    }

    /// What can be shared now. Windows are known on X11 only.
    static List<ShareSource> all() {
        if (!OperatingSystem.LINUX.isCurrent()) return List.of(new ShareSource.Desktop());
        if (!X11Windows.hasDisplay()) return List.of();
        var all = new ArrayList<ShareSource>();
        all.add(new ShareSource.Desktop());
        all.addAll(X11Windows.list());
        return all;
    }

    /// How it looks now. Seen on X11 only.
    static Optional<StillPicture> preview(ShareSource source) {
        if (!OperatingSystem.LINUX.isCurrent()) return Optional.empty();
        return switch (source) {
            case ShareSource.Desktop _ -> X11Pictures.ofDesktop();
            case ShareSource.Window(var id, var _) -> X11Pictures.ofWindow(id);
        };
    }

    static Opening open(ShareSource source, ShareSource.Content content) {
        if (!isThere(source)) return new Opening.Failed(new CallFailure.Screen(Trouble.MISSING));
        var pictures = new VideoDesktopSource();
        try {
            switch (source) {
                case ShareSource.Desktop _ -> pictures.setSourceId(DESKTOP, false);
                case ShareSource.Window(var id, var _) -> pictures.setSourceId(id, true);
            }
            switch (content) {
                case TEXT -> pictures.setFrameRate(TEXT_RATE);
                case MOTION -> {
                    pictures.setFrameRate(MOTION_RATE);
                    pictures.setMaxFrameSize(MOTION_WIDTH, MOTION_HEIGHT);
                }
            }
            pictures.start();
            return new Opening.Open(new DesktopScreen(pictures));
        } catch (Throwable e) {
            log.warn("the screen cannot be shared", e);
            pictures.dispose();
            return new Opening.Failed(new CallFailure.Screen(Trouble.REFUSED));
        }
    }

    private static boolean isThere(ShareSource source) {
        if (!OperatingSystem.LINUX.isCurrent()) return true;
        return switch (source) {
            case ShareSource.Desktop _ -> X11Windows.hasDisplay();
            case ShareSource.Window(var id, var _) -> X11Windows.list().stream().anyMatch(window -> window.id() == id);
        };
    }

    @Override
    public VideoTrackSource pictures() {
        return pictures;
    }

    @Override
    public void close() {
        pictures.stop();
    }

    @Override
    public void dispose() {
        pictures.dispose();
    }
}
