package app.parley.client.voice.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes speech into a file while it is being spoken. What stands in the file is a whole sound at every moment, up
/// to the last half second: a program that ends in between leaves what was said so far. For one thread.
public final class OpusWriter implements Closeable {
    /// In Hz, of what it is given: the rate at which Opus counts (RFC 7845, section 4).
    public static final int SAMPLE_RATE = 48_000;

    /// 20 ms, the length that RFC 7587 (section 3.1) recommends.
    static final int FRAME = SAMPLE_RATE / 50;

    /// Bits a second: what RFC 7587 (section 3.1.1) recommends for speech in full band, 240 KB a minute.
    private static final int BITRATE = 32_000;

    /// Of ten. On a core of 2020 it takes a hundredth of the time that the speech takes.
    private static final int COMPLEXITY = 5;

    /// Half a second of frames, which is what a kill can cost.
    private static final int PAGE = 25;

    /// RFC 6716, section 3.2.1.
    private static final int LARGEST_PACKET = 1275;

    private static final String WHO = "Parley";

    private final OutputStream out;
    private final OpusEncoder encoder;
    private final int serial;
    private final short[] frame = new short[FRAME];
    private final List<byte[]> packets = new ArrayList<>();
    private final byte[] packet = new byte[LARGEST_PACKET];
    private int filled;
    private long heard;
    private long encoded;
    private int page;
    private boolean closed;

    /// @param file begun anew
    /// @param serial any number: tells the streams of one file apart
    public OpusWriter(Path file, int serial) throws IOException {
        this.serial = serial;
        encoder = encoder();
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        put(OggPage.FIRST, 0, List.of(head()));
        put(0, 0, List.of(tags()));
    }

    /// Adds what comes next: one channel at [#SAMPLE_RATE].
    public void add(short[] samples, int count) throws IOException {
        heard += count;
        for (var at = 0; at < count; ) {
            var more = Math.min(FRAME - filled, count - at);
            System.arraycopy(samples, at, frame, filled, more);
            at += more;
            filled += more;
            if (filled == FRAME) encode();
        }
    }

    /// Of speech so far, milliseconds.
    public long millis() {
        return heard * 1000 / SAMPLE_RATE;
    }

    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        try (out) {
            // What the encoder still holds back comes out with silence behind it.
            while (encoded < heard + encoder.getLookahead()) {
                Arrays.fill(frame, filled, FRAME, (short) 0);
                encode();
            }
            put(OggPage.LAST, heard + encoder.getLookahead(), packets);
        }
    }

    private void encode() throws IOException {
        filled = 0;
        try {
            var length = encoder.encode(frame, 0, FRAME, packet, 0, packet.length);
            packets.add(Arrays.copyOf(packet, length));
        } catch (OpusException bug) {
            throw new IOException(bug);
        }
        encoded += FRAME;
        // The last page is for the end, and must not be empty.
        if (packets.size() <= PAGE) return;
        var last = packets.removeLast();
        put(0, encoded - FRAME, packets);
        packets.clear();
        packets.add(last);
    }

    private void put(int flags, long granule, List<byte[]> content) throws IOException {
        out.write(OggPage.of(flags, granule, serial, page++, content).bytes());
    }

    /// RFC 7845, section 5.1.
    private byte[] head() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) encoder.getLookahead())
                .putInt(SAMPLE_RATE)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    /// RFC 7845, section 5.2.
    private static byte[] tags() {
        var who = WHO.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + who.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(who.length)
                .put(who)
                .putInt(0)
                .array();
    }

    private static OpusEncoder encoder() {
        try {
            var encoder = new OpusEncoder(SAMPLE_RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
            encoder.setBitrate(BITRATE);
            encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
            encoder.setComplexity(COMPLEXITY);
            return encoder;
        } catch (OpusException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
