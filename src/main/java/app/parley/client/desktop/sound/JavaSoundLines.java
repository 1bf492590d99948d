package app.parley.client.desktop.sound;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [SoundLine]s by the JDK: DirectSound on Windows, Core Audio on macOS, ALSA on Linux. Devices are found by their
/// names.
public final class JavaSoundLines implements SoundLine.Maker {
    private static final Logger log = LoggerFactory.getLogger(JavaSoundLines.class);
    private static final AudioFormat FORMAT = new AudioFormat(Synth.SAMPLE_RATE, 16, 1, true, false);
    private static final DataLine.Info PLAYS = new DataLine.Info(SourceDataLine.class, FORMAT);
    /// A tenth of a second: short enough to stop at once, long enough for a busy machine.
    private static final int BUFFER = Synth.SAMPLE_RATE / 10 * 2;

    private final AtomicBoolean told = new AtomicBoolean();

    @Override
    public Optional<SoundLine> open(Optional<SoundLine.Speaker> speaker) {
        try {
            var mixer = speaker.flatMap(JavaSoundLines::mixer);
            var line = (SourceDataLine)
                    (mixer.isPresent() ? AudioSystem.getMixer(mixer.get()).getLine(PLAYS) : AudioSystem.getLine(PLAYS));
            line.open(FORMAT, BUFFER);
            line.start();
            return Optional.of(new Line(line));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            if (told.compareAndSet(false, true)) log.warn("no tones can be played here: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// The system shortens names on some platforms, so the beginning is enough.
    private static Optional<Mixer.Info> mixer(SoundLine.Speaker speaker) {
        for (var info : AudioSystem.getMixerInfo()) {
            var name = info.getName();
            if (!name.isBlank()
                    && (speaker.name().startsWith(name) || name.startsWith(speaker.name()))
                    && AudioSystem.getMixer(info).isLineSupported(PLAYS)) return Optional.of(info);
        }
        return Optional.empty();
    }

    private record Line(SourceDataLine line) implements SoundLine {
        @Override
        public boolean write(short[] samples, int count) {
            var bytes = new byte[count * 2];
            for (var i = 0; i < count; i++) {
                bytes[2 * i] = (byte) samples[i];
                bytes[2 * i + 1] = (byte) (samples[i] >> 8);
            }
            return line.write(bytes, 0, bytes.length) == bytes.length;
        }

        @Override
        public void flush() {
            line.flush();
        }

        @Override
        public void close() {
            line.drain();
            line.close();
        }
    }
}
