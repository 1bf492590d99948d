package app.parley.client.account;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a port on which the test answers whatever it likes; `AccountJourneyTest` has the real server.
@Timeout(30)
final class SignInTest {
    private static final DeviceDescription DEVICE = new DeviceDescription(new DeviceId("d"), "Laptop", "Linux");
    private static final String SESSION = """
            {"user":{"id":"u","username":"anna","displayName":"Anna","presence":"online","doNotDisturb":false,
             "callWaiting":false},"token":"t","expiresAt":5}""";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String body = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + sent);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void signingInSendsTheDeviceAndGivesTheSession() throws Exception {
        body = SESSION;
        assertThat(value(signIn().login("anna", "correct horse")).token()).isEqualTo("t");
        assertThat(asked.take())
                .startsWith("POST /api/login null ")
                .contains("\"device\":{\"id\":\"d\",\"name\":\"Laptop\",\"platform\":\"Linux\"}");
    }

    @Test
    void eachRefusalIsAValueOfItsOwn() throws Exception {
        problem(401, "unauthorized", "");
        assertThat(failure(signIn().login("anna", "wrong"))).isEqualTo(new AccountFailure.WrongCredentials());
        assertThat(failure(account().me())).isEqualTo(new AccountFailure.SignedOut());
        problem(409, "conflict", "");
        assertThat(failure(register("anna"))).isEqualTo(new AccountFailure.UsernameTaken());
        problem(403, "forbidden", "");
        assertThat(failure(register("anna"))).isEqualTo(new AccountFailure.RegistrationClosed());
        problem(400, "bad_request", "");
        assertThat(failure(register("anna"))).isEqualTo(new AccountFailure.InvalidInput("in detail"));
        problem(429, "rate_limited", ",\"retryAfterMs\":1500");
        assertThat(failure(register("anna"))).isEqualTo(new AccountFailure.RateLimited(Duration.ofMillis(1500)));
        problem(500, "internal", ",\"ref\":\"x1\"");
        assertThat(failure(account().devices())).isEqualTo(new AccountFailure.ServerFailed(ErrorCode.INTERNAL, "x1"));
        problem(418, "teapot", "");
        assertThat(failure(account().devices())).isEqualTo(new AccountFailure.ServerFailed(ErrorCode.INTERNAL, null));
    }

    @Test
    void whatIsOutOfBoundsIsNotEvenSent() throws Exception {
        assertThat(failure(register("Anna!"))).isInstanceOf(AccountFailure.InvalidInput.class);
        assertThat(failure(signIn().register("anna", "Anna", "short")))
                .isEqualTo(new AccountFailure.InvalidInput("password has 8–1024 characters"));
        assertThat(asked).isEmpty();
    }

    @Test
    void somebodyElsesServerIsNotParley() throws Exception {
        type = "text/html";
        body = "<html>welcome</html>";
        assertThat(failure(signIn().serverInfo())).isEqualTo(new AccountFailure.NotAParleyServer());
        status = 404;
        assertThat(failure(signIn().serverInfo())).isEqualTo(new AccountFailure.NotAParleyServer());
        status = 200;
        body = "x".repeat(2 << 20);
        assertThat(failure(signIn().serverInfo())).isInstanceOf(AccountFailure.class);
        var odd = new SignIn(URI.create("ftp://127.0.0.1/"), DEVICE, threads);
        assertThat(failure(odd.serverInfo())).isEqualTo(new AccountFailure.NotAParleyServer());
    }

    @Test
    void aProxyWithoutAServerBehindItIsUnreachable() throws Exception {
        status = 502;
        type = "text/html";
        assertThat(failure(signIn().serverInfo())).isEqualTo(new AccountFailure.ServerUnreachable());
    }

    @Test
    void aServerOfAnotherRevisionIsToldApart() throws Exception {
        body = """
                {"name":"P","version":"9","protocol":2,"registration":"open",
                 "limits":{"messageChars":1,"attachmentBytes":1,"ringTimeoutMs":1,"reconnectGraceMs":1}}""";
        assertThat(failure(signIn().serverInfo())).isEqualTo(new AccountFailure.UnsupportedServer(2));
        body = body.replace("\"protocol\":2", "\"protocol\":1");
        assertThat(value(signIn().serverInfo()).name()).isEqualTo("P");
    }

    @Test
    void nobodyAtThePortIsUnreachable() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var nobody = new SignIn(URI.create("http://127.0.0.1:" + free), DEVICE, threads);
        assertThat(failure(nobody.serverInfo())).isEqualTo(new AccountFailure.ServerUnreachable());
    }

    @Test
    void aSearchIsEncodedAndCarriesTheToken() throws Exception {
        body = "{\"users\":[]}";
        assertThat(value(account().searchUsers("jö & co"))).isEmpty();
        assertThat(asked.take()).startsWith("GET /api/users?query=j%C3%B6+%26+co Bearer token ");
    }

    @Test
    void anEmptyAnswerToLogoutIsAGoodOne() throws Exception {
        status = 204;
        body = "";
        assertThat(value(account().logout())).isEqualTo("token");
    }

    @ParameterizedTest
    @CsvSource({
        "chat.example.org, https://chat.example.org",
        "127.0.0.1:8420, http://127.0.0.1:8420",
        "localhost:9/parley, http://localhost:9/parley",
        "[::1]:8420, http://[::1]:8420",
        "HTTP://Host:1, HTTP://Host:1",
        "localhost.example.org, https://localhost.example.org",
        "two words,",
        "https://me:pass@host,",
        "'',"
    })
    void anAddressIsUnderstoodAsAPersonTypesIt(String typed, String understood) {
        assertThat(SignIn.address(typed).map(URI::toString).orElse(null)).isEqualTo(understood);
    }

    private void problem(int code, String name, String more) {
        status = code;
        type = "application/problem+json";
        body = "{\"type\":\"about:blank\",\"status\":" + code + ",\"detail\":\"in detail\",\"code\":\"" + name + "\""
                + more + "}";
    }

    private CompletableFuture<?> register(String username) {
        return signIn().register(username, "Anna", "long enough");
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private SignIn signIn() {
        return new SignIn(uri(), DEVICE, threads);
    }

    private Account account() {
        return new Account(uri(), "token", threads);
    }

    private static <T> T value(CompletableFuture<Reply<T>> reply) throws Exception {
        return switch (reply.get(10, SECONDS)) {
            case Reply.Got<T>(T value) -> value;
            case Reply.Failed<T>(AccountFailure failure) -> throw new AssertionError(failure);
        };
    }

    private static AccountFailure failure(CompletableFuture<?> reply) throws Exception {
        return switch (reply.get(10, SECONDS)) {
            case Reply.Failed<?>(AccountFailure failure) -> failure;
            case Object other -> throw new AssertionError("no failure: " + other);
        };
    }
}
