package app.parley.client.ui.chat.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the bytes of a picture say before it is decoded: nobody's word but its own is taken for its kind and size.
/// PNG, JPEG, GIF and BMP, which JavaFX draws; all else is no picture here. Pure.
///
/// @param width of all it would fill, pixels; of a moving picture as it is stored
/// @param frames of a moving picture, else 1
/// @param turns by how many quarters it is to be turned clockwise, 0 to 3
/// @param whole whether it has its end
record PictureHead(int width, int height, int frames, int turns, boolean whole) {
    /// Decoded it takes four bytes a pixel, so 100 MB: what phones make by themselves has up to 24.5 million
    /// pixels.
    static final long MOST_PIXELS = 25_000_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D'};

    boolean isBearable() {
        return width > 0 && height > 0 && (long) width * height * frames <= MOST_PIXELS;
    }

    /// @param file all bytes of the file
    /// @return null for what is no picture
    static @Nullable PictureHead of(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        try {
            if (starts(file, PNG)) return png(bytes);
            if (file.length > 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8) return jpeg(bytes);
            var six = new String(file, 0, Math.min(6, file.length), StandardCharsets.ISO_8859_1);
            if (six.equals("GIF87a") || six.equals("GIF89a")) return gif(bytes);
            if (six.startsWith("BM")) return bmp(bytes);
        } catch (IndexOutOfBoundsException | IllegalArgumentException cutOff) {
            return null;
        }
        return null;
    }

    private static boolean starts(byte[] file, byte[] with) {
        return file.length >= with.length && java.util.Arrays.equals(file, 0, with.length, with, 0, with.length);
    }

    /// The first chunk is `IHDR`, the last `IEND` (PNG, sections 5.6 and 11.2).
    private static @Nullable PictureHead png(ByteBuffer bytes) {
        if (bytes.getInt(12) != 0x49484452) return null;
        var whole = false;
        var at = 8L;
        while (at + 12 <= bytes.limit()) {
            var length = Integer.toUnsignedLong(bytes.getInt((int) at));
            if (bytes.getInt((int) at + 4) == ByteBuffer.wrap(PNG_END).getInt()) whole = true;
            at += 12 + length;
        }
        return new PictureHead(bytes.getInt(16), bytes.getInt(20), 1, 0, whole);
    }

    /// Segments up to the first scan, which runs to the end of the picture (T.81, annex B).
    private static @Nullable PictureHead jpeg(ByteBuffer bytes) {
        var turns = 0;
        var width = 0;
        var height = 0;
        var at = 2;
        while (true) {
            while ((bytes.get(at) & 0xFF) == 0xFF && (bytes.get(at + 1) & 0xFF) == 0xFF) at++;
            if ((bytes.get(at) & 0xFF) != 0xFF) return null;
            var marker = bytes.get(at + 1) & 0xFF;
            var length = bytes.getShort(at + 2) & 0xFFFF;
            if (marker == 0xE1 && turns == 0) turns = Exif.turns(bytes, at + 4, length - 2);
            if (isFrame(marker)) {
                height = bytes.getShort(at + 5) & 0xFFFF;
                width = bytes.getShort(at + 7) & 0xFFFF;
            }
            at += 2 + length;
            if (marker == 0xDA) return new PictureHead(width, height, 1, turns, hasEnd(bytes, at));
        }
    }

    /// SOF0 to SOF15, less DHT, JPG and DAC, which lie among them.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// In coded data an FF is never followed by D9, unless it is the end.
    private static boolean hasEnd(ByteBuffer bytes, int from) {
        for (var at = from; at + 1 < bytes.limit(); at++) {
            if ((bytes.get(at) & 0xFF) == 0xFF && (bytes.get(at + 1) & 0xFF) == 0xD9) return true;
        }
        return false;
    }

    /// Counts the pictures, since all are decoded (GIF89a, sections 18 to 27).
    private static PictureHead gif(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        var width = bytes.getShort(6) & 0xFFFF;
        var height = bytes.getShort(8) & 0xFFFF;
        var at = 13 + colours(bytes.get(10));
        var frames = 0;
        while (at < bytes.limit()) {
            switch (bytes.get(at) & 0xFF) {
                case 0x2C -> {
                    frames++;
                    // A picture larger than the whole counts as itself.
                    width = Math.max(width, bytes.getShort(at + 5) & 0xFFFF);
                    height = Math.max(height, bytes.getShort(at + 7) & 0xFFFF);
                    at = blocks(bytes, at + 10 + colours(bytes.get(at + 9)) + 1);
                }
                case 0x21 -> at = blocks(bytes, at + 2);
                case 0x3B -> {
                    return new PictureHead(width, height, Math.max(1, frames), 0, true);
                }
                default -> {
                    return new PictureHead(width, height, Math.max(1, frames), 0, false);
                }
            }
        }
        return new PictureHead(width, height, Math.max(1, frames), 0, false);
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);
    }

    private static int blocks(ByteBuffer bytes, int from) {
        var at = from;
        while (true) {
            var length = bytes.get(at) & 0xFF;
            at += 1 + length;
            if (length == 0) return at;
        }
    }

    private static PictureHead bmp(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return new PictureHead(Math.abs(bytes.getInt(18)), Math.abs(bytes.getInt(22)), 1, 0, true);
    }
}
