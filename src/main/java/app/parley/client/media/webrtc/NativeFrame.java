package app.parley.client.media.webrtc;

import app.parley.client.media.VideoFrame;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import java.nio.ByteBuffer;

/// A picture in the library's memory, 1.4 MB at 720p: not releasing it leaks that, releasing it twice or using it
/// afterwards ends the process. So the first release counts, and use after it is an exception. Safe on every
/// thread.
final class NativeFrame implements VideoFrame {
    private final dev.onvoid.webrtc.media.video.VideoFrame frame;
    private final int width;
    private final int height;
    private boolean released;

    /// Takes over the one reference that a sink is given.
    NativeFrame(dev.onvoid.webrtc.media.video.VideoFrame frame) {
        this.frame = frame;
        this.width = frame.buffer.getWidth();
        this.height = frame.buffer.getHeight();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int rotation() {
        return frame.rotation;
    }

    /// The library's "ARGB" is a word of 32 bits; in memory, lowest byte first, that is B, G, R, A.
    @Override
    public synchronized void copyTo(ByteBuffer target) {
        if (released) throw new IllegalStateException("used after its release");
        if (!target.isDirect() || target.capacity() < 4 * width * height) {
            throw new IllegalArgumentException("a direct buffer of " + 4 * width * height + " bytes is needed");
        }
        try {
            VideoBufferConverter.convertFromI420(frame.buffer, target, FourCC.ARGB);
        } catch (Exception e) {
            throw new IllegalStateException("a picture could not be converted", e);
        }
    }

    @Override
    public synchronized void release() {
        if (released) return;
        released = true;
        frame.release();
    }
}
