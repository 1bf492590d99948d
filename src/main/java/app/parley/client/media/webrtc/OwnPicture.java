package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.PictureSize;
import app.parley.call.ShareSource;
import app.parley.client.media.LatestFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import org.jspecify.annotations.Nullable;

/// The picture that this side gives: the camera's, or a part of the screen in its place, and how large it needs to
/// be. One's own view of it shows what is given. Runs on parley-media.
final class OwnPicture {
    private final NativeCore core;
    private final LocalSources sources;
    private final Line line;
    private final VideoTrack camera;
    private final PictureSink preview;
    private @Nullable PictureSize shown;
    private @Nullable Screen screen;
    private @Nullable Wish wish;
    private double scale = 1;

    /// What of the screen is to be shown.
    private record Wish(ShareSource source, ShareSource.Content content) {}

    /// What of the screen is open.
    private record Screen(ScreenSource source, VideoTrack track) {}

    OwnPicture(NativeCore core, LocalSources sources, LatestFrame frames) {
        this.core = core;
        this.sources = sources;
        camera = core.factory().createVideoTrack("picture", sources.picture());
        line = new Line("video", "picture", camera);
        preview = new PictureSink(frames, () -> {});
        camera.addSink(preview);
    }

    Line line() {
        return line;
    }

    void shown(PictureSize size) {
        shown = size;
    }

    /// Whether the screen is shown.
    boolean isSharing() {
        return screen != null;
    }

    /// Null, or why the screen cannot be shown; then the camera's picture is sent as before.
    CallFailure.@Nullable Screen share(ShareSource source, ShareSource.Content content) {
        wish = new Wish(source, content);
        closeScreen();
        return switch (sources.openScreen(source, content)) {
            case ScreenSource.Opening.Failed(var failure) -> {
                wish = null;
                yield failure;
            }
            case ScreenSource.Opening.Open(var opened) -> {
                show(opened);
                yield null;
            }
        };
    }

    void stopSharing() {
        wish = null;
        closeScreen();
    }

    /// Shows nothing of the screen while the call is on hold.
    void pause() {
        closeScreen();
    }

    /// What was paused goes on. Null, or why it cannot.
    CallFailure.@Nullable Screen resume() {
        return wish == null || screen != null ? null : share(wish.source(), wish.content());
    }

    boolean isPaused() {
        return wish != null && screen == null;
    }

    /// Sends as much as the other side can see.
    ///
    /// @param wanted whether there is a picture to be sent, and nobody holds it back
    void settle(boolean wanted, int leastBitrate) {
        var hidden = shown != null && shown.isHidden();
        scale = scale();
        line.activate(wanted && !hidden, leastBitrate, scale);
    }

    /// Whether the captured picture has changed its size since it was settled how much of it to send.
    boolean needsChange() {
        return scale != scale();
    }

    /// The picture is made smaller by whole or half steps, so that dragging a window does not change it all the
    /// time, and stays at least as large as it is shown.
    private double scale() {
        if (shown == null || shown.isHidden() || preview.width() == 0) return 1;
        var much = Math.min((double) preview.width() / shown.width(), (double) preview.height() / shown.height());
        if (much >= MOST) return MOST;
        return much < 1 ? 1 : Math.floor(much * 2) / 2;
    }

    /// A picture smaller than this part of what is captured is too poor when its window grows again.
    private static final double MOST = 4;

    /// Nobody looks any more, and no more pictures come. The sender is still to be taken away.
    void close() {
        if (screen == null) {
            camera.removeSink(preview);
        } else {
            screen.track().removeSink(preview);
            screen.source().close();
        }
    }

    /// After the connection is closed. The camera's source is disposed of by its owner, after this.
    void dispose() {
        camera.dispose();
        if (screen == null) return;
        screen.track().dispose();
        screen.source().dispose();
    }

    private void show(ScreenSource opened) {
        var track = core.factory().createVideoTrack("screen", opened.pictures());
        camera.removeSink(preview);
        track.addSink(preview);
        sources.changeSenders(() -> line.replace(track));
        screen = new Screen(opened, track);
    }

    private void closeScreen() {
        var open = screen;
        if (open == null) return;
        screen = null;
        open.source().close();
        open.track().removeSink(preview);
        sources.changeSenders(() -> line.replace(camera));
        camera.addSink(preview);
        open.track().dispose();
        open.source().dispose();
    }
}
