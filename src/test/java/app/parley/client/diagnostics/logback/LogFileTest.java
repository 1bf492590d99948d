package app.parley.client.diagnostics.logback;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.diagnostics.LogLine;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Each test with a logger of its own, which nobody else hears.
@SuppressWarnings("NullAway.Init") // set before each test
class LogFileTest {
    @TempDir
    Path data;

    private Logger log;

    @BeforeEach
    void keepToItself(TestInfo test) {
        log = (Logger) LoggerFactory.getLogger("to.itself." + test.getDisplayName());
        log.setAdditive(false);
        log.setLevel(Level.TRACE);
    }

    @Test
    void whatIsSaidAtInfoAndAboveIsWrittenAndWhatIsBelowIsNot() {
        try (var _ = begin()) {
            log.debug("not this");
            log.info("a word");
            log.warn("a worry");
            log.error("a mistake", new IllegalStateException("what went wrong"));
        }
        log.info("after its end");

        var lines = LogFile.tail(data).next();
        assertThat(lines)
                .extracting(LogLine::level)
                .startsWith(LogLine.Level.INFO, LogLine.Level.WARNING, LogLine.Level.ERROR, LogLine.Level.ERROR);
        assertThat(texts(lines))
                .contains("a word")
                .contains("IllegalStateException: what went wrong")
                .doesNotContain("not this", "after its end");
    }

    @Test
    void onlyItsOwnerLooksIntoItsFolder() throws IOException {
        try (var _ = begin()) {
            log.info("a word");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("log"))))
                .isEqualTo("rwx------");
    }

    @Test
    void itNeverGrowsBeyondAFewMegabytes() throws IOException {
        var words = "word ".repeat(400);
        try (var _ = begin()) {
            for (var i = 0; i < 3_000; i++) log.info("{} {}", i, words);
        }
        try (var files = Files.list(data.resolve("log"))) {
            var sizes = files.map(file -> file.toFile().length()).toList();
            assertThat(sizes).hasSize(3).allMatch(size -> size <= LogFile.MOST + 10_000);
        }
        assertThat(texts(LogFile.tail(data).next())).contains(" 2999 word");
    }

    @Test
    void secretsAndAddressesDoNotReachTheDisk() throws IOException {
        try (var _ = begin()) {
            log.info("Authorization: Bearer 3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz0123456789A");
            log.info("offer {}", "v=0\r\no=- 46117 2 IN IP4 127.0.0.1\r\na=ice-pwd:asd88fgpdd777uzjYhagZg");
            log.info("not there", new ConnectException("Connection refused: chat.example.org/192.0.2.7:443"));
        }
        assertThat(Files.readString(data.resolve("log").resolve("parley.log")))
                .contains("Connection refused")
                .doesNotContain("3q2-7w", "46117", "asd88", "192.0.2.7", "example.org");
    }

    @Test
    void aLineBreakInAMessageBeginsNoEntry() {
        try (var _ = begin()) {
            log.info("one\n2026-01-01T00:00:00.000 ERROR Forged [main] two");
        }
        assertThat(LogFile.tail(data).next()).hasSize(1).allMatch(line -> line.level() == LogLine.Level.INFO);
    }

    @Test
    void withoutAFolderTheProgramGoesOn() throws IOException {
        Files.writeString(data.resolve("log"), "a file where the folder would be");
        try (var _ = begin()) {
            log.info("a word");
        }
        assertThat(LogFile.tail(data).next()).isEmpty();
        assertThat(data.resolve("log")).hasContent("a file where the folder would be");
    }

    private LogFile begin() {
        return LogFile.begin(data, log.getName());
    }

    private static String texts(List<LogLine> lines) {
        return String.join("\n", lines.stream().map(LogLine::text).toList());
    }
}
