package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Garbage ends the connection that it came on, nothing else, and fills no log.
@Isolated("reads the log")
final class MalformedTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void nothingWasLogged() {
        root.detachAppender(log);
        assertThat(log.list)
                // A busy machine makes Vert.x complain of its event loops; that is not about the client.
                .filteredOn(line -> !line.getLoggerName().endsWith("BlockedThreadChecker"))
                .filteredOn(line -> line.getLoggerName().startsWith("app.parley")
                        || line.getLevel().isGreaterOrEqual(Level.WARN))
                .allSatisfy(line -> {
                    assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
                    assertThat(line.getThrowableProxy()).isNull();
                    assertThat(line.getFormattedMessage()).doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "7",
                "2",
                "2probe",
                "5",
                "0{}",
                "4",
                "4x",
                "47",
                "44{\"message\":\"secret\"}",
                "42",
                "42{}",
                "42[]",
                "42[1]",
                "42[null]",
                "42[{\"a\":1}]",
                "42\"secret\"",
                "42[\"a\"",
                "42[\"a\",",
                "42[\"a\",]",
                "42[,\"a\"]",
                "42[\"a\"]]",
                "42[\"a\"]x",
                "42[\"a\",{]}",
                "42[\"a\",\"secret]",
                "42[\"a\\",
                "42[\"\\x\"]",
                "42x[\"a\"]",
                "42-1[\"a\"]",
                "421234567890123456[\"a\"]",
                "42/nowhere,[\"a\"]",
                "43[1]",
                "431{}",
                "431",
                "45[\"a\"]",
                "45-[\"a\"]",
                "451[\"a\"]",
                "45999999999999999999-[\"a\"]",
                "4511-[\"a\"]",
                "451-[\"a\"",
                "40[]",
                "40\"secret\"",
                "40{",
                "41{}",
                "bAQID"
            })
    void badFrameClosesItsSocketOnly(String frame) throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket good = server.connected();
            RawSocket bad = server.connected();
            bad.send(frame);

            bad.awaitClosed();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.MALFORMED);
            good.send("42[\"echo\",1]");
            assertThat(good.next()).isEqualTo("42[\"echo\",1]");
            assertThat(server.handler.events).hasSize(1);
        }
    }

    @Test
    void deepNestingReachesTheHandlerAndTheSocketStays() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            for (int depth : new int[] {63, 64, 65, 100_000}) {
                String payload = "[".repeat(depth) + "{}" + "]".repeat(depth);
                client.send("421[\"ask\"," + payload + ",2]");
                assertThat(client.next()).startsWith("431");
                assertThat(Waiting.next(server.handler.events).arguments().first())
                        .isEqualTo(payload);
            }
            client.send("42[\"echo\",1]");
            assertThat(client.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 1_000})
    void deepBracketThatIsLeftOpenClosesTheSocket(int depth) throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("42[\"ask\"," + "[".repeat(depth) + "]".repeat(depth - 1) + "]");

            client.awaitClosed();
        }
    }

    @Test
    void binaryOfNothingClosesTheSocket() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send(new byte[] {1});

            client.awaitClosed();
        }
    }

    @Test
    void textAmongAttachmentsClosesTheSocket() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("451-[\"tell\",{\"_placeholder\":true,\"num\":0}]");
            client.send("42[\"tell\"]");

            client.awaitClosed();
            assertThat(server.handler.events).isEmpty();
        }
    }

    @Test
    void badPayloadReachesTheHandlerAndTheSocketStays() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("421[\"ask\",{\"a\" b}]");

            assertThat(Waiting.next(server.handler.events).arguments().first()).isEqualTo("{\"a\" b}");
            client.next();
            client.send("42[\"echo\",1]");
            assertThat(client.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "4", "b***=", "bA", "42{}"})
    void badBodyEndsItsSessionOnly(String body) throws Exception {
        try (TestServer server = TestServer.start()) {
            RawPolling good = RawPolling.open(server).connect();
            RawPolling bad = RawPolling.open(server).connect();

            assertThat(bad.post(body).statusCode()).isEqualTo(400);
            assertThat(bad.poll().statusCode()).isEqualTo(400);
            good.post("42[\"echo\",1]");
            assertThat(good.poll().body()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void packetsBehindABadOneAreNotHandled() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawPolling client = RawPolling.open(server).connect();
            client.post("42[\"one\"]" + RawPolling.SEPARATOR + "9" + RawPolling.SEPARATOR + "42[\"two\"]");

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.MALFORMED);
            assertThat(server.handler.events)
                    .extracting(RecordingHandler.Call::what)
                    .containsExactly("one");
        }
    }
}
