package app.parley.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.Parley;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ServerCommandTest {
    @TempDir
    Path folder;

    @Test
    void saysWhereItListensAndEndsOnSigterm() throws IOException, InterruptedException {
        for (var round = 0; round < 2; round++) {
            var process = start("server", "--port", "0", "--data", folder.toString());
            try (var out = process.inputReader()) {
                var line = out.readLine();
                assertThat(line).matches("parley server listening on http://127\\.0\\.0\\.1:[0-9]+");
                var url = line.substring(line.indexOf("http"));
                var request =
                        HttpRequest.newBuilder(URI.create(url + "/health")).build();
                var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
                // Unlike destroy() of the process itself this leaves its output open.
                process.toHandle().destroy();
                assertThat(process.waitFor(30, SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(0);
                assertThat(out.readLine()).isNull();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void theLogIsJsonLinesWhenThatIsSet() throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("server.toml"), "[log]\nformat = \"json\"\n");
        var log = folder.resolve("log");
        var process = start(log, "server", "--config", file.toString(), "--port", "0", "--data", folder.toString());
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).startsWith("parley server listening on");
            process.toHandle().destroy();
            assertThat(process.waitFor(30, SECONDS)).isTrue();
            assertThat(Files.readAllLines(log))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(new ObjectMapper()
                                    .readTree(line)
                                    .path("level")
                                    .asText())
                            .isEqualTo("INFO"));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aHostThatLeavesTheMachineIsRefusedInASentence() {
        var told = new StringWriter();
        assertThat(run(told, "server", "--host", "0.0.0.0", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(told.toString().lines()).hasSize(1);
        assertThat(told.toString()).contains("--behind-proxy");
    }

    @Test
    void aConfigFileThatCannotBeUnderstoodIsExitCodeTwo() throws IOException {
        var file = Files.writeString(folder.resolve("server.toml"), "[listen]\nprot = 1\n");
        var told = new StringWriter();
        assertThat(run(told, "server", "--config", file.toString())).isEqualTo(2);
        assertThat(told.toString())
                .contains("server.toml:2: listen.prot is no setting", "behind_proxy, event_loops, host, port");
    }

    @Test
    void theCommandLineComesBeforeTheConfigFile() throws IOException, InterruptedException {
        var file = Files.writeString(
                folder.resolve("server.toml"),
                "name = \"Of the file\"\ndata_dir = \"" + folder.resolve("data") + "\"\n[listen]\nport = 1\n");
        var process = start("server", "--config", file.toString(), "--port", "0");
        try (var out = process.inputReader()) {
            var line = out.readLine();
            var url = line.substring(line.indexOf("http"));
            var request =
                    HttpRequest.newBuilder(URI.create(url + "/api/server")).build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"name\":\"Of the file\"");
            assertThat(folder.resolve("data/parley.db")).exists();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatCannotBeUnderstoodIsExitCodeTwo() {
        var told = new StringWriter();
        assertThat(run(told, "server", "--port", "many")).isEqualTo(2);
        assertThat(told.toString()).contains("--port");
        assertThat(run(new StringWriter(), "no-such")).isEqualTo(2);
    }

    @Test
    void helpIsExitCodeZero() {
        var told = new StringWriter();
        assertThat(run(told, "server", "--help")).isEqualTo(0);
        assertThat(told.toString()).contains("--host", "--port", "--data");
    }

    private static int run(StringWriter told, String... args) {
        var writer = new PrintWriter(told, true);
        return ParleyCommand.commandLine().setOut(writer).setErr(writer).execute(args);
    }

    private Process start(String... args) throws IOException {
        return start(folder.resolve("log"), args);
    }

    private static Process start(Path log, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Parley.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(log.toFile()).start();
    }
}
