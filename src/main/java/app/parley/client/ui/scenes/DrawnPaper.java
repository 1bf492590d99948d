package app.parley.client.ui.scenes;

import app.parley.client.media.StillPicture;

/// A sheet with lines, on a table: a screen to be shared that is nobody's.
final class DrawnPaper {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 192;
    static final StillPicture PICTURE = new StillPicture(WIDTH, HEIGHT, argb());

    private DrawnPaper() {}

    private static int[] argb() {
        var argb = new int[WIDTH * HEIGHT];
        for (var at = 0; at < argb.length; at++) {
            var x = at % WIDTH;
            var y = at / WIDTH;
            var sheet = x > 40 && x < 280 && y > 16;
            var line = sheet && x > 60 && x < 260 - (y * 7 % 90) && y % 14 < 4 && y > 36;
            argb[at] = line ? 0xFF8A8F94 : sheet ? 0xFFF7F6F2 : 0xFF5D7F8C;
        }
        return argb;
    }
}
