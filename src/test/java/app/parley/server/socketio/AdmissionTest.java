package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, and that nobody else is heard.
final class AdmissionTest {

    @Test
    void acceptedClientLearnsItsIdAndTheHandlerItsHandshake() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send("40{\"token\":\"good\"}");

            String sid = RawPolling.sid(client.next());
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);

            assertThat(socket.id()).isEqualTo(sid).matches("[A-Za-z0-9_-]{20}");
            assertThat(socket.principal()).isEqualTo("somebody");
            assertThat(socket.handshake().address()).isEqualTo("127.0.0.1");
            assertThat(socket.handshake().toString()).doesNotContain("good");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "40{}", "40{\"token\":\"bad\"}", "40{\"token\":" + "nonsense}"})
    void whoShowsNoGoodTokenIsToldSo(String connect) throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send(connect);

            assertThat(client.next()).isEqualTo("44{\"message\":\"unauthorized\"}");
            assertThat(server.handler.connected).isEmpty();
        }
    }

    @Test
    void eventOfARefusedClientClosesItUnheard() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send("40{\"token\":\"bad\"}");
            client.next();
            client.send("42[\"echo\",1]");

            client.awaitClosed();
            assertThat(server.handler.events).isEmpty();
            assertThat(server.handler.disconnected).isEmpty();
        }
    }

    @Test
    void eventBeforeTheAnswerClosesTheClientUnheard() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send("40{\"token\":\"slow\"}");
            client.send("42[\"echo\",1]");

            client.awaitClosed();
            server.handler.gate.countDown();
            server.stop();
            assertThat(server.handler.events).isEmpty();
            assertThat(server.handler.connected).isEmpty();
        }
    }

    @Test
    void eventWithoutConnectClosesTheClient() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send("42[\"echo\",1]");

            client.awaitClosed();
            assertThat(server.handler.events).isEmpty();
        }
    }

    @Test
    void refusedClientMayTryAgain() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send("40{\"token\":\"bad\"}");
            client.next();
            client.send("40{\"token\":\"good\"}");

            assertThat(client.next()).startsWith("40{\"sid\":");
        }
    }

    @Test
    void bugInTheAuthenticatorRefuses() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send("40{\"token\":\"bug\"}");

            assertThat(client.next()).isEqualTo("44{\"message\":\"internal\"}");
        }
    }

    @Test
    void unknownNamespaceIsRefusedAndTheConnectionStays() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("40/nowhere,{\"token\":\"good\"}");

            assertThat(client.next()).isEqualTo("44/nowhere,{\"message\":\"Invalid namespace\"}");
            client.send("42[\"echo\",1]");
            assertThat(client.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void namespacesAreHandledApart() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("40/custom,{\"token\":\"good\"}");
            assertThat(client.next()).startsWith("40/custom,{\"sid\":");
            client.send("42/custom,[\"echo\",\"c\"]");
            assertThat(client.next()).isEqualTo("42/custom,[\"echo\",\"c\"]");
            client.send("41/custom,");

            assertThat(Waiting.next(server.custom.disconnected)).isEqualTo(CloseReason.CLIENT);
            client.send("42[\"echo\",\"m\"]");
            assertThat(client.next()).isEqualTo("42[\"echo\",\"m\"]");
            assertThat(server.handler.events).hasSize(1);
            assertThat(server.handler.disconnected).isEmpty();
        }
    }

    @Test
    void connectingTwiceClosesTheConnection() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("40{\"token\":\"good\"}");

            client.awaitClosed();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.MALFORMED);
        }
    }

    @Test
    void whoNeverConnectsIsClosed() throws Exception {
        try (TestServer server = TestServer.start(options -> options.withConnectTimeout(Duration.ofMillis(50)))) {
            RawSocket client = RawSocket.open(server);

            client.awaitClosed();
        }
    }

    @Test
    void whoWasRefusedAndStaysIsClosed() throws Exception {
        try (TestServer server = TestServer.start(options -> options.withConnectTimeout(Duration.ofMillis(300)))) {
            RawSocket client = RawSocket.open(server);
            client.next();
            client.send("40{\"token\":\"bad\"}");
            assertThat(client.next()).startsWith("44");

            client.awaitClosed();
        }
    }
}
