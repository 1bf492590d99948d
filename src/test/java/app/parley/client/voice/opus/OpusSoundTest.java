package app.parley.client.voice.opus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.ToneMeter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // write() runs before each test
class OpusSoundTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("tone.ogg");
        try (var writer = new OpusWriter(file, 7)) {
            say(writer, 440, 2);
            assertThat(writer.millis()).isEqualTo(2000);
        }
    }

    @Test
    void whatWasSaidIsHeardAndAsLong() {
        var sound = sound();
        assertThat(sound.millis()).isEqualTo(2000);
        assertThat(samples(sound.decode(0))).isEqualTo(2 * OpusWriter.SAMPLE_RATE);
        assertThat(toneAt(sound, 0).isTone(440)).isTrue();
    }

    @Test
    void anyPlaceCanBeGoneTo() throws IOException {
        try (var writer = new OpusWriter(file, 7)) {
            say(writer, 440, 1);
            say(writer, 660, 1);
        }
        var sound = sound();
        assertThat(toneAt(sound, OpusWriter.SAMPLE_RATE / 4).isTone(440)).isTrue();
        assertThat(toneAt(sound, OpusWriter.SAMPLE_RATE * 5L / 4).isTone(660)).isTrue();
        assertThat(samples(sound.decode(OpusWriter.SAMPLE_RATE * 3L / 2))).isEqualTo(OpusWriter.SAMPLE_RATE / 2);
        assertThat(sound.decode(Long.MAX_VALUE).next()).isNull();
    }

    @Test
    void aProgramThatIsKilledLeavesWhatWasSaidBefore() throws IOException {
        var killed = folder.resolve("killed.ogg");
        // Never closed.
        @SuppressWarnings("resource")
        var writer = new OpusWriter(killed, 8);
        say(writer, 440, 3);
        var left = OpusSound.read(killed).orElseThrow();
        assertThat(left.millis()).isBetween(2400L, 3000L);
        assertThat(toneAt(left, 0).isTone(440)).isTrue();
        writer.close();
    }

    @Test
    void aFileThatEndsInTheMiddleIsHeardUpToThere() throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThat(sound().millis()).isBetween(900L, 1400L);
    }

    @Test
    void whatIsNoSoundIsNone() throws IOException {
        for (var bytes :
                new byte[][] {{}, "OggS".getBytes(UTF_8), new byte[100_000], "RIFF....WAVEfmt ".getBytes(UTF_8)}) {
            Files.write(file, bytes);
            assertThat(OpusSound.read(file)).isEmpty();
        }
        assertThat(OpusSound.read(folder.resolve("missing"))).isEmpty();
        // Headers without a sound: recorded, and killed at once.
        new OpusWriter(file, 9);
        assertThat(OpusSound.read(file)).isEmpty();
    }

    /// With pages that are whole, so that the decoder gets what is in them.
    @Test
    void piecesThatAreSpoiledAreNotFollowed() throws IOException {
        var random = new Random(4);
        var whole = Files.readAllBytes(file);
        for (var round = 0; round < 6; round++) {
            var bytes = whole.clone();
            for (var i = 0; i < 30; i++) bytes[300 + random.nextInt(bytes.length - 300)] = (byte) random.nextInt();
            Files.write(file, signed(bytes));
            OpusSound.read(file)
                    .ifPresent(sound -> assertThat(samples(sound.decode(0))).isLessThanOrEqualTo(120 * 48 * 200));
        }
    }

    @Test
    void manyTinyPiecesAreBounded() throws IOException {
        // One byte is a packet of 2.5 ms of silence (RFC 6716, section 3.1: configuration 16, one frame).
        var silence = new byte[] {(byte) (16 << 3)};
        var all = new ByteArrayOutputStream();
        var head = Files.readAllBytes(file);
        all.write(head, 0, 47);
        for (var page = 0; page < 4000; page++) {
            all.writeBytes(OggPage.of(0, -1, 7, page + 1, Collections.nCopies(255, silence))
                    .bytes());
        }
        Files.write(file, all.toByteArray());
        assertThat(sound().packets()).isEqualTo(720_000);
    }

    /// Puts the checksums of the pages right.
    private static byte[] signed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        var at = 0;
        while (at + 27 <= bytes.length && bytes[at] == 'O' && bytes[at + 1] == 'g') {
            var pieces = bytes[at + 26] & 0xFF;
            var size = 0;
            for (var i = 0; i < pieces && at + 27 + i < bytes.length; i++) size += bytes[at + 27 + i] & 0xFF;
            var end = at + 27 + pieces + size;
            if (end > bytes.length) break;
            var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            out.writeBytes(new OggPage(
                            bytes[at + 5],
                            buffer.getLong(at + 6),
                            buffer.getInt(at + 14),
                            buffer.getInt(at + 18),
                            Arrays.copyOfRange(bytes, at + 27, at + 27 + pieces),
                            Arrays.copyOfRange(bytes, at + 27 + pieces, end))
                    .bytes());
            at = end;
        }
        return out.toByteArray();
    }

    private OpusSound sound() {
        return OpusSound.read(file).orElseThrow();
    }

    static void say(OpusWriter writer, double frequency, int seconds) throws IOException {
        var tone = new SineTone(frequency);
        var piece = new short[480];
        for (var i = 0; i < seconds * 100; i++) {
            tone.next(piece);
            writer.add(piece, piece.length);
        }
    }

    private static long samples(OpusSound.Decoding decoding) {
        var count = 0L;
        for (var next = decoding.next(); next != null; next = decoding.next()) count += next.length;
        return count;
    }

    /// Of the next half second.
    private static ToneMeter.Reading toneAt(OpusSound sound, long from) {
        var meter = new ToneMeter();
        var decoding = sound.decode(from);
        for (var next = decoding.next();
                next != null && meter.samplesHeard() < OpusWriter.SAMPLE_RATE / 2;
                next = decoding.next()) {
            meter.heard(next, OpusWriter.SAMPLE_RATE, 1);
        }
        var reading = meter.read();
        assertThat(reading.dbfs()).isCloseTo(-15, within(2.0));
        return reading;
    }
}
