package app.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.process.ParleyProcess;
import app.parley.support.ServerProcess;
import app.parley.support.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An operator at a shell: every command a process of its own, beside a server in another.
@Timeout(300)
class ServerAdminIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void usersAreAdministeredAndAllIsBackedUpWhileTheServerRuns() throws IOException, InterruptedException {
        var data = TestServer.config(folder).dataDir().toString();
        String password;
        try (var server = ServerProcess.start(folder)) {
            var added = run("user", "add", "anna", "--name", "Anna", "--generate", "--data", data);
            var told = Pattern.compile("Password: (\\S+)").matcher(added);
            assertThat(told.find()).as(added).isTrue();
            password = told.group(1);
            assertThat(login(server.url(), password)).isEqualTo(200);
            assertThat(run("user", "disable", "anna", "--data", data)).contains("anna is disabled");
            assertThat(login(server.url(), password)).isEqualTo(401);
            assertThat(run("backup", folder.resolve("b.zip").toString(), "--data", data))
                    .contains("was checked");
            server.kill();
        }
        assertThat(run("user", "enable", "anna", "--data", data)).contains("anna is enabled");
        var restored = folder.resolve("restored").toString();
        assertThat(run("restore", folder.resolve("b.zip").toString(), "--data", restored))
                .contains("is as it was at");
        assertThat(run("user", "list", "--data", restored)).containsPattern("anna +disabled");
        assertThat(run("user", "list", "--data", data)).containsPattern("anna +enabled");
    }

    private String run(String... arguments) throws InterruptedException {
        var all = new ArrayList<>(List.of("server"));
        all.addAll(List.of(arguments));
        try (var process = ParleyProcess.start(List.of(), all, folder.resolve("out"))) {
            assertThat(process.awaitEnd(PATIENCE)).isTrue();
            assertThat(process.exitCode()).as(process.output()).isZero();
            return process.output();
        }
    }

    private static int login(String url, String password) throws IOException, InterruptedException {
        var body = """
                {"username":"anna","password":"%s","device":{"id":"desk","name":"A desk","platform":"test"}}""".formatted(password);
        var request = HttpRequest.newBuilder(URI.create(url + "/api/login"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
