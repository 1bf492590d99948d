package app.parley.client.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir
    Path folder;

    @Test
    void aFolderIsFreeAgainWhenItsProgramHasEnded() throws IOException {
        SingleInstance.take(folder, "").orElseThrow().close();

        var second = SingleInstance.take(folder, "");
        assertThat(second).isPresent();
        second.get().close();
    }

    @Test
    void whatAProgramLeftThatBrokeDownIsNoHindrance() throws IOException {
        Files.writeString(SingleInstance.socket(folder), "left behind");
        try (var taken = SingleInstance.take(folder, "").orElseThrow()) {
            assertThat(taken).isNotNull();
            assertThat(Files.exists(SingleInstance.socket(folder))).isTrue();
        }
        assertThat(Files.exists(SingleInstance.socket(folder))).isFalse();
    }

    @Test
    void theSocketStandsElsewhereWhereThePathIsTooLong() {
        assertThat(SingleInstance.socket(folder.resolve("x")))
                .isEqualTo(folder.resolve("x").resolve("running.sock"));
        var deep = folder.resolve("x".repeat(120));
        assertThat(SingleInstance.socket(deep).toString().length()).isLessThanOrEqualTo(103);
        assertThat(SingleInstance.socket(deep)).isNotEqualTo(SingleInstance.socket(deep.resolve("y")));
    }

    /// A lock knows no second one in the same process, so the second start is another process.
    @Test
    void aSecondStartHandsItsWordsToTheFirst() throws IOException, InterruptedException {
        var handed = new LinkedBlockingQueue<String>();
        try (var first = SingleInstance.take(folder, "").orElseThrow()) {
            var second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SecondStart.class.getName(),
                            folder.toString(),
                            "parley://chat/anna")
                    .inheritIO()
                    .start();

            assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(7);
            // The window may come later.
            first.listen(handed::add);
            assertThat(handed.poll(10, TimeUnit.SECONDS)).isEqualTo("parley://chat/anna");
        }
    }

    /// The second start; its exit code is 7 when it found the first.
    static final class SecondStart {
        private SecondStart() {}

        public static void main(String[] args) throws IOException {
            System.exit(SingleInstance.take(Path.of(args[0]), args[1]).isPresent() ? 0 : 7);
        }
    }
}
