package app.parley.client.media.synthetic;

import java.util.Arrays;

/// The picture of a synthetic camera, 1280×720 at 30 a second: eight colour bars, below them a white block that
/// moves a step each picture, and at the foot the picture's number as a row of black and white blocks.
/// [PatternReader] knows it again, even after it was made smaller and blurred by a codec. For one thread.
public final class TestPattern implements PictureSource {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FRAMES_PER_SECOND = 30;

    /// How many colour bars there are, left to right.
    static final int BARS = 8;
    /// The bars end at this part of the height, and the moving strip at the next.
    static final double BARS_END = 0.6;
    static final double STRIP_END = 0.75;

    /// Blocks of the number, the highest bit first; the last one makes the count of white blocks even.
    static final int BLOCKS = 16;
    /// The number begins anew after so many pictures.
    static final int NUMBERS = 1 << (BLOCKS - 1);

    /// The bars as Y, U, V: the 75 % colour bars of ITU-R BT.601 in its limited range: white, yellow, cyan, green,
    /// magenta, red, blue, black.
    private static final int[][] COLOURS = {
        {180, 128, 128}, {162, 44, 142}, {131, 156, 44}, {112, 72, 58},
        {84, 184, 198}, {65, 100, 212}, {35, 212, 114}, {16, 128, 128}
    };

    /// The ends of the limited range, and the grey behind the moving block.
    private static final byte BLACK = 16;

    private static final byte WHITE = (byte) 235;
    private static final byte GREY = 60;
    private static final byte NO_COLOUR = (byte) 128;

    /// How far the block moves from one picture to the next, and how wide it is, pixels.
    private static final int STEP = 8;

    private static final int MOVING = 64;

    private final int width;
    private final int height;
    private final int framesPerSecond;
    private final byte[][] bars;
    private final byte[] strip;
    private final byte[] number;
    private final byte[] noColour;

    public TestPattern() {
        this(WIDTH, HEIGHT, FRAMES_PER_SECOND);
    }

    /// At another size, in even numbers of pixels.
    public TestPattern(int width, int height, int framesPerSecond) {
        this.width = width;
        this.height = height;
        this.framesPerSecond = framesPerSecond;
        bars = new byte[][] {new byte[width], new byte[width / 2], new byte[width / 2]};
        strip = new byte[width];
        number = new byte[width];
        noColour = new byte[width / 2];
        for (var plane = 0; plane < bars.length; plane++) {
            var row = bars[plane];
            for (var x = 0; x < row.length; x++) row[x] = (byte) COLOURS[x * BARS / row.length][plane];
        }
        Arrays.fill(noColour, NO_COLOUR);
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
    public int framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public void draw(long picture, Planes planes) {
        Arrays.fill(strip, GREY);
        var left = (int) (picture * STEP % (width - MOVING));
        Arrays.fill(strip, left, left + MOVING, WHITE);
        var bits = blocks((int) (picture % NUMBERS));
        for (var x = 0; x < width; x++) {
            var block = x * BLOCKS / width;
            number[x] = ((bits >> (BLOCKS - 1 - block)) & 1) == 1 ? WHITE : BLACK;
        }
        var barsEnd = (int) (height * BARS_END);
        var stripEnd = (int) (height * STRIP_END);
        for (var y = 0; y < height; y++) {
            var row = y < barsEnd ? bars[0] : y < stripEnd ? strip : number;
            planes.y().put(y * planes.strideY(), row);
        }
        for (var y = 0; y < height / 2; y++) {
            var inBars = y < barsEnd / 2;
            planes.u().put(y * planes.strideU(), inBars ? bars[1] : noColour);
            planes.v().put(y * planes.strideV(), inBars ? bars[2] : noColour);
        }
    }

    /// The blocks for `number`, the leftmost in the highest of [#BLOCKS] bits.
    static int blocks(int number) {
        return (number << 1) | (Integer.bitCount(number) & 1);
    }
}
