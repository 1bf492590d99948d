package app.parley.client.media.synthetic;

import app.parley.client.media.VideoFrame;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/// Says whether a picture is the [TestPattern], and which of its numbers it bears: how tests and bots know that
/// what they see is what was sent. Keeps one buffer, and so is for one thread.
public final class PatternReader {
    /// The bars as R, G, B: 75 % of full in the colours of [TestPattern].
    private static final int[][] COLOURS = {
        {191, 191, 191}, {191, 191, 0}, {0, 191, 191}, {0, 191, 0},
        {191, 0, 191}, {191, 0, 0}, {0, 0, 191}, {0, 0, 0}
    };

    /// How far a colour may be from what was drawn, of 255. Codecs at their worst were seen some 20 off; two
    /// different bars are 191 apart.
    private static final int TOLERANCE = 60;
    /// Brighter than this is white, darker than the other is black, between them is no block of a number.
    private static final int WHITE = 160;

    private static final int BLACK = 96;

    private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

    /// The number on `frame`, 0 to 32767; nothing if it does not show the pattern. Leaves `frame` to its owner.
    public OptionalInt read(VideoFrame frame) {
        var bytes = 4 * frame.width() * frame.height();
        if (pixels.capacity() < bytes) pixels = ByteBuffer.allocateDirect(bytes);
        frame.copyTo(pixels);
        return showsBars(frame) ? number(frame) : OptionalInt.empty();
    }

    private boolean showsBars(VideoFrame frame) {
        for (var bar = 0; bar < TestPattern.BARS; bar++) {
            var x = (2 * bar + 1) * frame.width() / (2 * TestPattern.BARS);
            for (var height : new double[] {0.25, 0.5, 0.75}) {
                var y = (int) (frame.height() * TestPattern.BARS_END * height);
                for (var channel = 0; channel < 3; channel++) {
                    var off = channel(frame, x, y, channel) - COLOURS[bar][channel];
                    if (Math.abs(off) > TOLERANCE) return false;
                }
            }
        }
        return true;
    }

    private OptionalInt number(VideoFrame frame) {
        var y = (int) (frame.height() * (1 + TestPattern.STRIP_END) / 2);
        var blocks = 0;
        for (var block = 0; block < TestPattern.BLOCKS; block++) {
            var x = (2 * block + 1) * frame.width() / (2 * TestPattern.BLOCKS);
            var brightness = channel(frame, x, y, 1);
            if (brightness > BLACK && brightness < WHITE) return OptionalInt.empty();
            blocks = (blocks << 1) | (brightness >= WHITE ? 1 : 0);
        }
        var number = blocks >> 1;
        return TestPattern.blocks(number) == blocks ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /// Channel 0, 1, 2 is red, green, blue.
    private int channel(VideoFrame frame, int x, int y, int channel) {
        return pixels.get(4 * (y * frame.width() + x) + 2 - channel) & 0xFF;
    }
}
