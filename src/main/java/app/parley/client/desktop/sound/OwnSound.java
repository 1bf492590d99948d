package app.parley.client.desktop.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// A ring out of a person's own file: WAV, AIFF or AU, which is what the JDK reads. Blocks.
public final class OwnSound {
    /// More of it is not rung: a ring lasts 30 s (protocol, section 5).
    static final int MOST_SECONDS = 30;

    /// A rest after a round, so that a short sound does not hammer.
    private static final int REST = Synth.SAMPLE_RATE;

    private static final AudioFormat FORMAT = new AudioFormat(Synth.SAMPLE_RATE, 16, 1, true, false);

    private OwnSound() {}

    /// What came of reading a file.
    public sealed interface Read {
        /// One round of it.
        final class Sound implements Read {
            private final short[] round;

            Sound(short[] round) {
                this.round = round;
            }

            /// Not to be changed.
            short[] round() {
                return round;
            }
        }

        /// It is not there, or may not be read.
        record Missing() implements Read {}

        /// It is no sound, or of a kind that cannot be played here, as MP3 and Ogg.
        record NotPlayable() implements Read {}
    }

    public static Read read(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) return new Read.Missing();
        try (var source = AudioSystem.getAudioInputStream(file.toFile());
                var sound = converted(source)) {
            var bytes = sound.readNBytes(MOST_SECONDS * Synth.SAMPLE_RATE * 2);
            var samples = new short[bytes.length / 2 + REST];
            for (var i = 0; i < bytes.length / 2; i++) {
                samples[i] = (short) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8));
            }
            return bytes.length == 0 ? new Read.NotPlayable() : new Read.Sound(samples);
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            return new Read.NotPlayable();
        } catch (IOException e) {
            return new Read.Missing();
        }
    }

    private static AudioInputStream converted(AudioInputStream source) {
        return AudioSystem.getAudioInputStream(FORMAT, source);
    }
}
