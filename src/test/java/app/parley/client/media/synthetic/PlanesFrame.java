package app.parley.client.media.synthetic;

import app.parley.client.media.VideoFrame;
import app.parley.client.media.synthetic.PictureSource.Planes;
import java.nio.ByteBuffer;

/// An I420 picture in the heap, turned into colours by the formula of ITU-R BT.601 without native code.
record PlanesFrame(int width, int height, Planes planes) implements VideoFrame {
    /// Strides wider than the rows, as native buffers have them.
    static PlanesFrame of(int width, int height) {
        var strideY = width + 32;
        var strideC = width / 2 + 16;
        return new PlanesFrame(
                width,
                height,
                new Planes(
                        ByteBuffer.allocate(strideY * height), strideY,
                        ByteBuffer.allocate(strideC * height / 2), strideC,
                        ByteBuffer.allocate(strideC * height / 2), strideC));
    }

    static PlanesFrame drawn(PictureSource source, long number) {
        var frame = of(source.width(), source.height());
        source.draw(number, frame.planes());
        return frame;
    }

    /// Every `factor`th pixel of every `factor`th row.
    PlanesFrame smaller(int factor) {
        var small = of(width / factor, height / factor);
        thin(planes.y(), planes.strideY(), small.planes.y(), small.planes.strideY(), small.width, small.height, factor);
        thin(
                planes.u(),
                planes.strideU(),
                small.planes.u(),
                small.planes.strideU(),
                small.width / 2,
                small.height / 2,
                factor);
        thin(
                planes.v(),
                planes.strideV(),
                small.planes.v(),
                small.planes.strideV(),
                small.width / 2,
                small.height / 2,
                factor);
        return small;
    }

    private static void thin(ByteBuffer from, int strideFrom, ByteBuffer to, int strideTo, int w, int h, int factor) {
        for (var y = 0; y < h; y++) {
            for (var x = 0; x < w; x++) to.put(y * strideTo + x, from.get(y * factor * strideFrom + x * factor));
        }
    }

    @Override
    public int rotation() {
        return 0;
    }

    @Override
    public void copyTo(ByteBuffer target) {
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var luma = 1.164 * ((planes.y().get(y * planes.strideY() + x) & 0xFF) - 16);
                var u = (planes.u().get(y / 2 * planes.strideU() + x / 2) & 0xFF) - 128;
                var v = (planes.v().get(y / 2 * planes.strideV() + x / 2) & 0xFF) - 128;
                var at = 4 * (y * width + x);
                target.put(at, clamp(luma + 2.018 * u));
                target.put(at + 1, clamp(luma - 0.813 * v - 0.391 * u));
                target.put(at + 2, clamp(luma + 1.596 * v));
                target.put(at + 3, (byte) 0xFF);
            }
        }
    }

    private static byte clamp(double value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    @Override
    public void release() {}
}
