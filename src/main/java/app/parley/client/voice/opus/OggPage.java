package app.parley.client.voice.opus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of an Ogg file (RFC 3533, section 6). A value that nobody changes.
final class OggPage {
    static final int CONTINUED = 1;
    static final int FIRST = 2;
    static final int LAST = 4;

    /// Of a header before its lacing.
    private static final int HEAD = 27;

    /// Where in the header the checksum stands.
    private static final int CHECKSUM = 22;

    private static final int MOST_PIECES = 255;
    private static final byte[] MARK = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final int[] TABLE = table();

    private final int flags;
    private final long granule;
    private final int serial;
    private final int number;
    private final byte[] lacing;
    private final byte[] data;

    /// @param flags [#CONTINUED], [#FIRST], [#LAST]
    /// @param granule how far the sound is at its end, samples; -1 where no packet ends on it
    /// @param lacing the lengths of its pieces: 255 goes on in the next piece. Not to be changed, as `data`
    OggPage(int flags, long granule, int serial, int number, byte[] lacing, byte[] data) {
        this.flags = flags;
        this.granule = granule;
        this.serial = serial;
        this.number = number;
        this.lacing = lacing;
        this.data = data;
    }

    /// Of whole packets, which must fit.
    static OggPage of(int flags, long granule, int serial, int number, List<byte[]> packets) {
        var pieces = packets.stream()
                .mapToInt(packet -> packet.length / MOST_PIECES + 1)
                .sum();
        if (pieces > MOST_PIECES) throw new IllegalArgumentException("too much for a page: " + pieces);
        var lacing = new byte[pieces];
        var data = new byte[packets.stream().mapToInt(packet -> packet.length).sum()];
        var piece = 0;
        var at = 0;
        for (var packet : packets) {
            for (var rest = packet.length; rest >= MOST_PIECES; rest -= MOST_PIECES) lacing[piece++] = (byte) 0xFF;
            lacing[piece++] = (byte) (packet.length % MOST_PIECES);
            System.arraycopy(packet, 0, data, at, packet.length);
            at += packet.length;
        }
        return new OggPage(flags, granule, serial, number, lacing, data);
    }

    /// The next page; null at the end, and where what follows is none.
    static @Nullable OggPage read(InputStream in) throws IOException {
        var bytes = in.readNBytes(HEAD);
        if (bytes.length < HEAD || !Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length) || bytes[4] != 0) {
            return null;
        }
        var head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var lacing = in.readNBytes(bytes[HEAD - 1] & 0xFF);
        var size = 0;
        for (var piece : lacing) size += piece & 0xFF;
        var data = in.readNBytes(size);
        if (lacing.length < (bytes[HEAD - 1] & 0xFF) || data.length < size) return null;
        var page = new OggPage(bytes[5], head.getLong(6), head.getInt(14), head.getInt(18), lacing, data);
        return page.checksum() == head.getInt(CHECKSUM) ? page : null;
    }

    int flags() {
        return flags;
    }

    long granule() {
        return granule;
    }

    int serial() {
        return serial;
    }

    /// Not to be changed.
    byte[] lacing() {
        return lacing;
    }

    /// Not to be changed.
    byte[] data() {
        return data;
    }

    byte[] bytes() {
        var bytes = unsigned();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(CHECKSUM, checksum());
        return bytes;
    }

    private byte[] unsigned() {
        return ByteBuffer.allocate(HEAD + lacing.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARK)
                .put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(serial)
                .putInt(number)
                .putInt(0)
                .put((byte) lacing.length)
                .put(lacing)
                .put(data)
                .array();
    }

    private int checksum() {
        var sum = 0;
        for (var one : unsigned()) sum = (sum << 8) ^ TABLE[(sum >>> 24) ^ (one & 0xFF)];
        return sum;
    }

    /// The polynomial of RFC 3533, which unlike that of the JDK is not mirrored.
    private static int[] table() {
        var table = new int[256];
        for (var i = 0; i < table.length; i++) {
            var sum = i << 24;
            for (var bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? 0x04C11DB7 : 0);
            table[i] = sum;
        }
        return table;
    }
}
