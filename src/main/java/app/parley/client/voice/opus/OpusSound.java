package app.parley.client.voice.opus;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusPacketInfo;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A sound that was read from a file, as small as it was there; it is decoded while it is played. What others sent
/// is never trusted: what is broken in it is silent, and it is bounded. Unchanging, for every thread; what
/// [#decode] returns is for one.
public final class OpusSound {
    private static final Logger log = LoggerFactory.getLogger(OpusSound.class);

    /// Of a file, bytes: more than two hours as [OpusWriter] writes.
    private static final long LARGEST = 32_000_000;

    /// Of a sound: four hours of packets of 20 ms.
    private static final int MOST_PACKETS = 720_000;

    /// RFC 6716, section 2.1.4: no packet is longer than 120 ms.
    private static final int LONGEST_PACKET = OpusWriter.SAMPLE_RATE * 120 / 1000;

    /// What a decoder needs to hear before a place to be right there: 80 ms (RFC 7845, section 4.6).
    private static final int PREROLL = OpusWriter.SAMPLE_RATE * 80 / 1000;

    private static final byte[] HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);

    private final byte[] data;
    /// Where each packet begins in `data`, and where the last one ends.
    private final int[] offsets;
    /// The samples before each packet, and all of them at the end.
    private final long[] starts;
    /// Samples at the beginning that are not to be heard.
    private final int skip;

    private final long length;

    private OpusSound(byte[] data, int[] offsets, long[] starts, int skip, long length) {
        this.data = data;
        this.offsets = offsets;
        this.starts = starts;
        this.skip = skip;
        this.length = length;
    }

    /// Empty where it is no sound of this kind, or nothing can be heard in it. Blocks.
    public static Optional<OpusSound> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) return Optional.empty();
            try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                return new Reading().of(in);
            }
        } catch (IOException e) {
            log.debug("a sound is not to be read", e);
            return Optional.empty();
        }
    }

    /// In samples of [OpusWriter#SAMPLE_RATE].
    public long length() {
        return length;
    }

    public long millis() {
        return length * 1000 / OpusWriter.SAMPLE_RATE;
    }

    /// How many packets it has.
    public int packets() {
        return starts.length - 1;
    }

    /// Decodes it from a sample on.
    public Decoding decode(long from) {
        return new Decoding(Math.clamp(from, 0, length));
    }

    /// The samples of some packets, in which a stride leaves out those between: for who wants to know how loud it
    /// is and not to hear it.
    public Decoding sample(int stride) {
        var decoding = new Decoding(0);
        decoding.stride = Math.max(1, stride);
        return decoding;
    }

    /// Samples in their order.
    public final class Decoding {
        private final OpusDecoder decoder = decoder();
        private final short[] decoded = new short[LONGEST_PACKET];
        private int stride = 1;
        private int packet;
        private long unheard;
        private long left;

        private Decoding(long from) {
            var at = from + skip;
            left = length - from;
            packet = packetAt(Math.max(0, at - PREROLL));
            unheard = at - starts[packet];
        }

        /// The next samples, as many as a packet has; null at the end. Not to be changed, and its reader's until
        /// the next call.
        public short @Nullable [] next() {
            while (packet < packets() && left > 0) {
                var samples = (int) (starts[packet + 1] - starts[packet]);
                decode(samples);
                packet += stride;
                var from = (int) Math.min(samples, unheard);
                unheard -= from;
                var count = (int) Math.min(samples - from, left);
                if (count <= 0) continue;
                left -= count;
                return Arrays.copyOfRange(decoded, from, from + count);
            }
            return null;
        }

        private void decode(int samples) {
            Arrays.fill(decoded, 0, samples, (short) 0);
            try {
                var from = offsets[packet];
                decoder.decode(data, from, offsets[packet + 1] - from, decoded, 0, LONGEST_PACKET, false);
            } catch (OpusException | RuntimeException | AssertionError broken) {
                log.debug("a piece of a sound is broken", broken);
            }
        }
    }

    private int packetAt(long sample) {
        var at = Arrays.binarySearch(starts, sample);
        return Math.clamp(at >= 0 ? at : -at - 2, 0, Math.max(0, packets() - 1));
    }

    private static OpusDecoder decoder() {
        try {
            return new OpusDecoder(OpusWriter.SAMPLE_RATE, 1);
        } catch (OpusException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /// Takes a file apart. Of several streams the first is heard.
    private static final class Reading {
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private int[] offsets = new int[1024];
        private long[] starts = new long[1024];
        private int count;
        private int skip = -1;
        private long end;

        Optional<OpusSound> of(BufferedInputStream in) throws IOException {
            var first = OggPage.read(in);
            if (first == null) return Optional.empty();
            take(first);
            if (skip < 0) return Optional.empty();
            for (var page = OggPage.read(in); page != null && count < MOST_PACKETS; page = OggPage.read(in)) {
                if (page.serial() == first.serial()) take(page);
            }
            // Where the writer said so, less than the packets hold.
            var samples = starts[count];
            var length = (end > skip ? Math.min(samples, end) : samples) - skip;
            if (count == 0 || length <= 0) return Optional.empty();
            return Optional.of(new OpusSound(
                    data.toByteArray(),
                    Arrays.copyOf(offsets, count + 1),
                    Arrays.copyOf(starts, count + 1),
                    skip,
                    length));
        }

        private void take(OggPage page) {
            if ((page.flags() & OggPage.CONTINUED) == 0) begun.reset();
            var at = 0;
            for (var piece : page.lacing()) {
                var size = piece & 0xFF;
                begun.write(page.data(), at, size);
                at += size;
                if (size == 0xFF) continue;
                packet(begun.toByteArray());
                begun.reset();
            }
            if (page.granule() > 0) end = page.granule();
        }

        private void packet(byte[] packet) {
            if (skip < 0) {
                head(packet);
                return;
            }
            if (packet.length == 0 || startsWith(packet, TAGS) || count >= MOST_PACKETS) return;
            var samples = OpusPacketInfo.getNumSamples(packet, 0, packet.length, OpusWriter.SAMPLE_RATE);
            if (samples <= 0 || samples > LONGEST_PACKET) return;
            if (count + 2 > offsets.length) {
                offsets = Arrays.copyOf(offsets, offsets.length * 2);
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            data.writeBytes(packet);
            count++;
            offsets[count] = data.size();
            starts[count] = starts[count - 1] + samples;
        }

        private void head(byte[] packet) {
            if (packet.length < 19 || !startsWith(packet, HEAD)) return;
            skip = Short.toUnsignedInt(
                    ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getShort(10));
        }

        private static boolean startsWith(byte[] packet, byte[] mark) {
            return packet.length >= mark.length && Arrays.equals(packet, 0, mark.length, mark, 0, mark.length);
        }
    }
}
