package app.parley.client.media.webrtc;

import app.parley.client.media.synthetic.TestPattern;
import app.parley.loop.Loop;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;

/// A screen for machines without one: the test pattern at [#WIDTH] × [#HEIGHT], a size that no made-up camera has.
/// Runs on parley-media.
final class MadeUpScreen implements ScreenSource {
    static final int WIDTH = 960;
    static final int HEIGHT = 540;

    private final CustomVideoSource pictures = new CustomVideoSource();
    private final PictureFeed feed;

    MadeUpScreen(Loop<Runnable> loop) {
        feed = new PictureFeed(loop, new TestPattern(WIDTH, HEIGHT, RATE), pictures);
        feed.start();
    }

    /// Pictures a second, as of a screen on which little moves.
    private static final int RATE = 15;

    @Override
    public VideoTrackSource pictures() {
        return pictures;
    }

    @Override
    public void close() {
        feed.stop();
    }

    @Override
    public void dispose() {
        pictures.dispose();
    }
}
