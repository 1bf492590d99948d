package app.parley.client.ui.scenes;

import app.parley.client.voice.opus.OpusWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Voice messages for pictures: a voice of one tone that says words and pauses between them.
final class SpokenFile {
    private static final int PIECE = 480;

    private SpokenFile() {}

    /// @return the file
    static Path write(Path file, int millis) {
        try (var writer = new OpusWriter(file, 11)) {
            var samples = new short[PIECE];
            for (var piece = 0; piece < millis / 10; piece++) {
                // Words of a third of a second, the loudest in the middle.
                var loud = Math.max(0.02, Math.sin(piece * 0.19) * (0.35 + 0.3 * Math.sin(piece * 0.031)));
                for (var i = 0; i < PIECE; i++) {
                    samples[i] = (short) (28_000
                            * loud
                            * Math.sin(2 * Math.PI * 220 * (piece * PIECE + i) / OpusWriter.SAMPLE_RATE));
                }
                writer.add(samples, PIECE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
