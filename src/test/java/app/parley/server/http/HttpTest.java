package app.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.IceServers.IceServer;
import app.parley.support.TestHttp;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(TestServer.config(folder).withCallTimes(1_000, 2_000));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theServerSaysWhatItIs() {
        var info = server.http().get("/api/server").json();
        assertThat(info.path("name").asText()).isEqualTo("Parley");
        assertThat(info.path("version").asText()).isNotEmpty();
        assertThat(info.path("protocol").asInt()).isEqualTo(1);
        assertThat(info.path("limits").path("messageChars").asInt()).isEqualTo(8_000);
        assertThat(info.path("limits").path("ringTimeoutMs").asInt()).isEqualTo(1_000);
        assertThat(info.path("limits").path("reconnectGraceMs").asInt()).isEqualTo(2_000);
        assertThat(info.path("registration").asText()).isEqualTo("open");
    }

    @Test
    void itIsHealthyWhileTheDatabaseAnswers() {
        var health = server.http().get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void onLoopbackNoPublicServerIsNamed() {
        var ice = server.register("anna").http().get("/api/ice-servers").json();
        assertThat(ice.path("iceServers").isArray()).isTrue();
        assertThat(ice.path("iceServers")).isEmpty();
        assertThat(ice.path("ttlSeconds").asInt()).isPositive();
    }

    @Test
    void theIceServersThatAreSetAreTold() {
        server.close();
        var turn = new IceServer(List.of("turn:127.0.0.1:3478"), "user", "secret");
        server = TestServer.start(TestServer.config(folder).withIceServers(List.of(turn)));
        var told = server.register("anna").http().get("/api/ice-servers").json().path("iceServers");
        assertThat(told.path(0).path("urls").path(0).asText()).isEqualTo("turn:127.0.0.1:3478");
        assertThat(told.path(0).path("credential").asText()).isEqualTo("secret");
    }

    @Test
    void errorsAreProblems() {
        expectProblem(server.http().get("/api/me"), 401, "unauthorized");
        expectProblem(server.http().get("/api/nothing"), 404, "not_found");
        expectProblem(server.http().delete("/api/server"), 405, "not_found");
        expectProblem(server.http().post("/api/login", "[]"), 400, "bad_request");
        expectProblem(server.http().post("/api/login", "[".repeat(50_000)), 400, "bad_request");
        expectProblem(server.http().post("/api/login", " ".repeat(100_000)), 413, "too_large");
    }

    @Test
    void pagesComeOutOfTheProgram() {
        var page = server.http().get("/web/for-a-test.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("A page for a test");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void nothingButPagesComesOutOfTheProgram() {
        for (var path : List.of(
                "/web/missing.html",
                "/web/../ApiDoor.class",
                "/web/..%2fApiDoor.class",
                "/web/%2e%2e/ApiDoor.class",
                "/web/for-a-test")) {
            assertThat(server.http().get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static void expectProblem(TestHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
    }
}
