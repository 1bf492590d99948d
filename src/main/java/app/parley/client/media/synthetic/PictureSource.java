package app.parley.client.media.synthetic;

import java.nio.ByteBuffer;

/// A camera that is computed. Asked for each picture on the thread that feeds the call; it must be quick.
public interface PictureSource {
    /// In pixels; even, because colour is kept for squares of four pixels.
    int width();

    /// In pixels; even.
    int height();

    int framesPerSecond();

    /// Draws picture `number`, counted from 0, into `planes`, which hold arbitrary bytes before.
    void draw(long number, Planes planes);

    /// The memory of one I420 picture: brightness for each pixel, and two planes of colour at half the width and
    /// height. Strides are the bytes from one row to the next.
    record Planes(ByteBuffer y, int strideY, ByteBuffer u, int strideU, ByteBuffer v, int strideV) {}
}
