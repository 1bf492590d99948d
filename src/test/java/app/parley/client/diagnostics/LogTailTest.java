package app.parley.client.diagnostics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.diagnostics.LogLine.Level;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class LogTailTest {
    private static final String ENTRY = "2026-03-02T09:12:04.120 ";

    @TempDir
    Path folder;

    private Path file;
    private Path older;
    private LogTail tail;

    @BeforeEach
    void begin() {
        file = folder.resolve("parley.log");
        older = folder.resolve("parley.1.log");
        tail = new LogTail(file, older);
    }

    @Test
    void linesHaveTheLevelOfTheirEntry() throws IOException {
        write(ENTRY + "ERROR X [main] a mistake\n\tat app.parley.X\n" + ENTRY + "INFO  X [main] a word\n");

        assertThat(tail.next()).extracting(LogLine::level).containsExactly(Level.ERROR, Level.ERROR, Level.INFO);
    }

    @Test
    void whatComesIsReadOnceItsLineIsWhole() throws IOException {
        write("one\ntw");
        assertThat(texts()).containsExactly("one");
        assertThat(texts()).isEmpty();
        write("o\nthree\n");
        assertThat(texts()).containsExactly("two", "three");
    }

    @Test
    void aLogThatWasBegunAnewIsReadFromItsBeginning() throws IOException {
        write("one\ntwo\n");
        assertThat(texts()).containsExactly("one", "two");
        Files.move(file, older);
        write("3\n");
        assertThat(texts()).containsExactly("3");

        assertThat(new LogTail(file, older).next())
                .as("who comes later sees both")
                .hasSize(3);
    }

    @Test
    void ofAHugeFileOnlyTheEndIsRead() throws IOException {
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(8L << 30);
        }
        write("\nthe newest\n");

        var lines = tail.next();
        assertThat(lines.getLast().text().strip()).isEqualTo("the newest");
        assertThat(lines).hasSize(1);
    }

    @Test
    void aLineOfMegabytesIsCut() throws IOException {
        write("x".repeat(3 * LogTail.PIECE) + "\nthe newest\n");
        var all = tail.next();
        assertThat(all).extracting(line -> line.text().strip()).containsExactly("the newest");

        Files.delete(file);
        tail = new LogTail(file, older);
        tail.next();
        write("y".repeat(LogTail.PIECE * 3 / 2) + "\nthe newest\n");
        var first = tail.next();
        var second = tail.next();
        assertThat(first).hasSize(1).allMatch(line -> line.text().length() < LogTail.LONGEST + 10);
        assertThat(second.getLast().text().strip()).isEqualTo("the newest");
    }

    @Test
    void bytesThatAreNoLettersAreSignsAndNothingTurnsTheLineAround() throws IOException {
        Files.write(file, new byte[] {'a', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, 0, 7, '\n'});
        Files.writeString(file, "b\u202Eback\u001B[31m\n", UTF_8, StandardOpenOption.APPEND);

        assertThat(texts()).containsExactly("a\uFFFD(\uFFFD", "bback[31m");
    }

    @Test
    void whereThereIsNoFileThereIsNothingToRead() throws IOException {
        assertThat(texts()).isEmpty();
        Files.createDirectory(file);
        assertThat(texts()).isEmpty();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> texts() {
        return tail.next().stream().map(line -> line.text().strip()).toList();
    }
}
