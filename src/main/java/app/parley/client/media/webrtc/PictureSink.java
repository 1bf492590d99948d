package app.parley.client.media.webrtc;

import app.parley.client.media.LatestFrame;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrackSink;

/// Puts each picture of a track where the screen finds the newest. Called on threads of the library.
final class PictureSink implements VideoTrackSink {
    private final LatestFrame frames;
    private final Runnable first;
    private boolean seen;
    private volatile int width;
    private volatile int height;

    /// @param first told of the first picture, on the library's thread
    PictureSink(LatestFrame frames, Runnable first) {
        this.frames = frames;
        this.first = first;
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            width = frame.buffer.getWidth();
            height = frame.buffer.getHeight();
            frames.offer(new NativeFrame(frame));
            if (seen) return;
            seen = true;
            first.run();
        } catch (Throwable e) {
            Guard.report("a picture", e);
        }
    }

    /// Of the latest picture, pixels; 0 before the first.
    int width() {
        return width;
    }

    /// Of the latest picture, pixels; 0 before the first.
    int height() {
        return height;
    }
}
