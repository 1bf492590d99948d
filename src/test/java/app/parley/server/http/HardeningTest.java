package app.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.server.ServerApp;
import app.parley.server.ServerStartException;
import app.parley.support.RawHttp;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes over HTTP from people who mean harm, and from browsers that were sent by them.
@Timeout(60)
class HardeningTest {
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String UPGRADE =
            "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/server",
                "/api/me",
                "/api/nothing",
                "/health",
                "/nothing",
                "/web/for-a-test.html",
                "/web/nothing.html",
                POLLING,
                "/socket.io/?EIO=3"
            })
    void everyAnswerTellsBrowsersToTrustItLittle(String path) {
        var answer = RawHttp.get(server.port(), path, "");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(path.startsWith("/web/") ? "default-src 'self'" : "default-src 'none'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "http://localhost.evil.example:8420",
                "null",
                "",
                "nonsense"
            })
    void aPageOfAnotherOriginGetsNothing(String origin) {
        var header = "Origin: " + origin + "\n";
        for (var path : new String[] {"/api/server", "/api/me", POLLING, "/socket.io/?EIO=4&transport=websocket"}) {
            var answer = RawHttp.get(server.port(), path, header + (path.endsWith("websocket") ? UPGRADE : ""));
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.text()).contains("\"code\":\"forbidden\"");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(RawHttp.post(server.port(), "/api/login", header, "{}").status())
                .isEqualTo(403);
    }

    @Test
    void thePagesOfTheServerItselfMayUseIt() {
        var own = "Origin: http://127.0.0.1:" + server.port() + "\n";
        assertThat(RawHttp.get(server.port(), "/api/server", own).status()).isEqualTo(200);
        assertThat(RawHttp.get(server.port(), POLLING, own).status()).isEqualTo(200);
        assertThat(RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=websocket", own + UPGRADE)
                        .status())
                .isEqualTo(101);
    }

    @Test
    void aConfiguredOriginMayUseItAndNoOther() {
        server.close();
        var config = TestServer.config(folder);
        var friends = List.of("https://chat.example.org");
        server = TestServer.start(config.withProtection(config.protection().withCorsOrigins(friends)));
        var friend = "Origin: https://chat.example.org\n";
        var answer = RawHttp.get(server.port(), "/api/server", friend);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("https://chat.example.org");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(RawHttp.get(server.port(), POLLING, friend).status()).isEqualTo(200);
        assertThat(RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=websocket", friend + UPGRADE)
                        .status())
                .isEqualTo(101);
        var preflight = RawHttp.send(
                server.port(),
                String.join(
                        "\r\n",
                        "OPTIONS /api/me HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Origin: https://chat.example.org",
                        "Access-Control-Request-Method: PATCH",
                        "Access-Control-Request-Headers: authorization,content-type",
                        "",
                        ""));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("PATCH"));
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization"));
        assertThat(RawHttp.get(server.port(), "/api/server", "Origin: https://chat.example.org.evil.example\n")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNoOriginIsToldAtTheStart() {
        var config = TestServer.config(folder.resolve("other"));
        assertThatThrownBy(() -> ServerApp.start(
                        config.withProtection(config.protection().withCorsOrigins(List.of("chat.example.org/path")))))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("https://chat.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 403",
        "evil.example:8420, 403",
        "127.0.0.1.evil.example, 403",
        "localhost, 200",
        "LOCALHOST:8420, 200",
        "[::1]:8420, 200",
        "127.0.0.1, 200"
    })
    void aNameThatWasMadeToPointHereIsNotAnswered(String host, int status) {
        var answer = RawHttp.send(server.port(), "GET /api/server HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void whatIsTooLongIsRefused() {
        // Closed while the rest is still coming, the connection may take the answer with it.
        var line = RawHttp.get(server.port(), "/api/users?query=" + "x".repeat(4_200), "");
        assertThat(line.status()).isIn(414, 0);
        var headers = RawHttp.get(server.port(), "/api/server", "X-Long: " + "x".repeat(9_000));
        assertThat(headers.status()).isIn(431, 0);
        var body = RawHttp.post(server.port(), "/api/login", "", "{\"username\":\"" + "x".repeat(100_000) + "\"}");
        assertThat(body.status()).isEqualTo(413);
        assertThat(body.text()).contains("too_large");
    }

    @Test
    void jsonIsBoundedInDepthAndNumbersAndIsUnicode() {
        var token = server.register("anna").session().token();
        for (var json : new String[] {
            "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            "{\"a\":".repeat(100) + "1" + "}".repeat(100),
            "{\"a\":" + "9".repeat(5_000) + "}",
            "{\"doNotDisturb\":1e99999999999999}",
            "{\"displayName\":\"\\ud800\"}",
            "{\"displayName\":\"\\udc00\\ud800\"}",
            "[]",
            "",
            "null",
            "{\"displayName\":\"a\"}{}",
            "{\"displayName\":\"a\\u0000b\"} x"
        }) {
            var answer = RawHttp.send(
                    server.port(),
                    "PATCH /api/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
            assertThat(answer.status())
                    .as(json.substring(0, Math.min(40, json.length())))
                    .isEqualTo(400);
            assertThat(answer.text()).contains("bad_request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "Transfer-Encoding: nonsense\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Bad Name: x\r\n\r\n",
                "X: a\r\n b\r\n: y\r\n\r\n"
            })
    void aRequestOfTwoMeaningsIsNotAnswered(String rest) {
        var answer = RawHttp.send(server.port(), "POST /api/login HTTP/1.1\r\nHost: localhost\r\n" + rest);
        assertThat(answer.status()).isIn(400, 501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/../api/me",
                "/web/..%2f..%2fetc/passwd",
                "/web/%2e%2e/%2e%2e/logback.xml",
                "/web/....//logback.xml",
                "/web/%00.html",
                "/web/C:%5cwindows.html",
                "/web//etc/passwd.html",
                "//etc/passwd",
                "/api/devices/..%2fme"
            })
    void aPathLeadsNowhereElse(String path) {
        assertThat(RawHttp.get(server.port(), path, "").status()).isIn(400, 401, 404, 405);
    }

    @Test
    void aTokenIsTakenFromTheHeaderOnly() {
        var anna = server.register("anna");
        var token = anna.session().token();
        assertThat(RawHttp.get(server.port(), "/api/me?token=" + token + "&access_token=" + token, "")
                        .status())
                .isEqualTo(401);
        assertThat(RawHttp.get(server.port(), "/api/me", "Cookie: token=" + token)
                        .status())
                .isEqualTo(401);
        assertThat(RawHttp.get(server.port(), "/api/me", "Authorization: Basic " + token)
                        .status())
                .isEqualTo(401);
        assertThat(TestUser.signIn(server, "anna", "phone")
                        .http()
                        .get("/api/me")
                        .status())
                .isEqualTo(200);
    }
}
