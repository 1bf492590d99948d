package app.parley.client.diagnostics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.client.diagnostics.Finding.What;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BugReportTest {
    private final BugReport report = BugReport.of(
            new BugReport.Facts(
                    Map.of("parley", "1.4.0"),
                    Map.of("camera", 2),
                    List.of(
                            Finding.of(Subject.SERVER, What.SERVER_SILENT, "https://chat.example.org"),
                            Finding.of(Subject.CAMERA, What.DEVICES_FOUND, "Sam’s glasses"),
                            Finding.of(Subject.JAVA, What.JAVA_RUNS, "25.0.3")),
                    Map.of("look.letters", "LARGE"),
                    List.of(new LogLine(LogLine.Level.INFO, "Sam was here"))),
            Redaction.ofExport("", List.of("Sam")));

    @TempDir
    Path folder;

    @Test
    void aReportIsOneFileOfPlainTexts() throws IOException {
        var target = folder.resolve("report.zip");
        report.write(target);

        try (var zip = new ZipFile(target.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly(
                            "README.txt", "versions.txt", "devices.txt", "checks.txt", "settings.txt", "log.txt");
            assertThat(text(zip, "devices.txt")).isEqualTo("camera=2\n");
            assertThat(text(zip, "log.txt")).isEqualTo("[name] was here\n");
            assertThat(text(zip, "checks.txt"))
                    .isEqualTo(
                            "FAILED SERVER: SERVER_SILENT\nGOOD CAMERA: DEVICES_FOUND\nGOOD JAVA: JAVA_RUNS 25.0.3\n");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void aDiskThatIsFullKeepsWhatWasThereAndNothingElse() throws IOException {
        var target = folder.resolve("report.zip");
        Files.writeString(target, "the one from yesterday");

        assertThatThrownBy(() -> report.write(target, _ -> new FullDisk())).hasMessageContaining("No space");

        assertThat(target).hasContent("the one from yesterday");
        assertThat(folder.toFile().list()).containsExactly("report.zip");
    }

    @Test
    void aFolderThatTakesNothingIsSaid() {
        assertThatThrownBy(() -> report.write(folder.resolve("missing").resolve("report.zip")))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
