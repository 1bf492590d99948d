package app.parley.client.ui.chat.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held: JavaFX does not ask. Pure.
final class Exif {
    /// Section 4.6.4 of Exif: the tag of the orientation, a short.
    private static final int ORIENTATION = 0x0112;

    private static final int HEAD = 6;

    private Exif() {}

    /// By how many quarters a picture is to be turned clockwise; 0 where it is not said, and for mirrored ones,
    /// which no camera makes.
    ///
    /// @param at where the segment's data begins
    static int turns(ByteBuffer file, int at, int length) {
        if (length < HEAD + 8 || at + length > file.limit() || file.getInt(at) != 0x45786966) return 0;
        var tiff = file.slice(at + HEAD, length - HEAD);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var list = tiff.getInt(4);
        var entries = tiff.getShort(list) & 0xFFFF;
        for (var i = 0; i < entries; i++) {
            var entry = list + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xFFFF) != ORIENTATION) continue;
            return switch (tiff.getShort(entry + 8)) {
                case 3 -> 2;
                case 6 -> 1;
                case 8 -> 3;
                default -> 0;
            };
        }
        return 0;
    }
}
