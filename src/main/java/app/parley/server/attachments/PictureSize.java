package app.parley.server.attachments;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// How large a picture says it is, in pixels, as it is stored. Only headers are read, so that a small file that
/// unfolds into a huge picture costs nothing.
///
/// The formats are those that every client shows: PNG and JPEG, GIF, BMP, WebP. Their layouts are those of the
/// W3C's PNG, section 11.2; of ITU-T T.81, annex B; of GIF89a, section 18; of Windows' `BITMAPINFOHEADER`; of
/// RFC 9649.
record PictureSize(int width, int height) {
    /// Most segments looked through for a JPEG's frame: more than any camera writes.
    private static final int JPEG_SEGMENTS = 1_000;

    /// Empty for a file whose header is not that of a picture of this type.
    static Optional<PictureSize> read(FileChannel file, String type) throws IOException {
        try {
            return switch (type) {
                case "image/png" -> png(file);
                case "image/jpeg" -> jpeg(file);
                case "image/gif" -> gif(file);
                case "image/bmp" -> bmp(file);
                case "image/webp" -> webp(file);
                default -> Optional.<PictureSize>empty();
            };
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /// Whether [#read] knows this type.
    static boolean isKnown(String type) {
        return switch (type) {
            case "image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp" -> true;
            default -> false;
        };
    }

    long pixels() {
        return (long) width * height;
    }

    private static Optional<PictureSize> png(FileChannel file) throws IOException {
        var header = bytes(file, 0, 24, ByteOrder.BIG_ENDIAN);
        var isPng = header.getLong(0) == 0x89504e470d0a1a0aL && header.getInt(12) == 0x49484452;
        return isPng ? of(header.getInt(16), header.getInt(20)) : Optional.empty();
    }

    private static Optional<PictureSize> gif(FileChannel file) throws IOException {
        var header = bytes(file, 0, 10, ByteOrder.LITTLE_ENDIAN);
        var isGif = header.get(0) == 'G' && header.get(1) == 'I' && header.get(2) == 'F';
        return isGif ? of(word(header, 6), word(header, 8)) : Optional.empty();
    }

    private static Optional<PictureSize> bmp(FileChannel file) throws IOException {
        var header = bytes(file, 0, 26, ByteOrder.LITTLE_ENDIAN);
        if (header.get(0) != 'B' || header.get(1) != 'M') return Optional.empty();
        if (header.getInt(14) == 12) return of(word(header, 18), word(header, 20));
        // Rows from top to bottom are said by a negative height.
        return of(header.getInt(18), Math.abs(header.getInt(22)));
    }

    private static Optional<PictureSize> webp(FileChannel file) throws IOException {
        var header = bytes(file, 0, 30, ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != 0x46464952 || header.getInt(8) != 0x50424557) return Optional.empty();
        return switch (header.getInt(12)) {
            case 0x20385056 -> of(word(header, 26) & 0x3fff, word(header, 28) & 0x3fff); // 'VP8 '
            case 0x4c385056 -> { // 'VP8L'
                var bits = header.getInt(21);
                yield of((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
            }
            case 0x58385056 -> // 'VP8X'
                of((header.getInt(24) & 0xffffff) + 1, (header.getInt(26) >>> 8) + 1);
            default -> Optional.empty();
        };
    }

    private static Optional<PictureSize> jpeg(FileChannel file) throws IOException {
        if (word(bytes(file, 0, 2, ByteOrder.BIG_ENDIAN), 0) != 0xffd8) return Optional.empty();
        var at = 2L;
        for (var i = 0; i < JPEG_SEGMENTS; i++) {
            var segment = bytes(file, at, 4, ByteOrder.BIG_ENDIAN);
            if (segment.get(0) != (byte) 0xff) return Optional.empty();
            var marker = segment.get(1) & 0xff;
            if (marker == 0xff) {
                at++;
            } else if (isFrame(marker)) {
                var frame = bytes(file, at + 5, 4, ByteOrder.BIG_ENDIAN);
                return of(word(frame, 2), word(frame, 0));
            } else if (marker == 0xd9 || marker == 0xda || word(segment, 2) < 2) {
                return Optional.empty();
            } else {
                at += 2 + word(segment, 2);
            }
        }
        return Optional.empty();
    }

    /// SOF0 to SOF15, among which three numbers mean something else.
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static Optional<PictureSize> of(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
    }

    private static int word(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static ByteBuffer bytes(FileChannel file, long at, int count, ByteOrder order) throws IOException {
        var bytes = ByteBuffer.allocate(count).order(order);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) throw new EOFException();
        }
        return bytes;
    }
}
