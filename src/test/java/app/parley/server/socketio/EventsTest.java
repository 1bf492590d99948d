package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.server.socketio.engine.CloseReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Events and acks in both directions, on a WebSocket.
final class EventsTest {

    @Test
    void argumentsArriveAsTheyWereSent() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("42[\"echo\", 1 ,\"a,]\\\"b\",{\"x\":[true,null]},[[]]]");

            assertThat(Waiting.next(server.handler.events).arguments().json())
                    .containsExactly("1", "\"a,]\\\"b\"", "{\"x\":[true,null]}", "[[]]");
            assertThat(client.next()).isEqualTo("42[\"echo\",1,\"a,]\\\"b\",{\"x\":[true,null]},[[]]]");
        }
    }

    @Test
    void namesWithEscapesAreUnderstood() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("42[\"\\u0065ch\\u006f\",1]");
            assertThat(client.next()).isEqualTo("42[\"echo\",1]");

            Waiting.next(server.handler.connected).emit("a \"quoted\" name", "1");
            assertThat(client.next()).isEqualTo("42[\"a \\\"quoted\\\" name\",1]");
        }
    }

    @Test
    void ackGoesBackOnceUnderItsNumber() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("4217[\"ask\",{\"a\":1}]");
            client.send("4218[\"ask\"]");

            assertThat(client.next()).isEqualTo("4317[{\"a\":1}]");
            assertThat(client.next()).isEqualTo("4318[]");
        }
    }

    @Test
    void eventThatWantsNoAckGetsNone() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("42[\"tell\"]");
            client.send("420[\"ask\"]");

            assertThat(client.next()).isEqualTo("430[]");
        }
    }

    @Test
    void clientsAckReachesTheOneWhoAsked() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);

            CompletableFuture<Arguments> first = socket.emitWithAck("ask", Arguments.of("1"), Waiting.LIMIT);
            CompletableFuture<Arguments> second = socket.emitWithAck("ask", Arguments.of("2"), Waiting.LIMIT);
            assertThat(client.next()).isEqualTo("421[\"ask\",1]");
            assertThat(client.next()).isEqualTo("422[\"ask\",2]");
            client.send("432[\"two\"]");
            client.send("431[\"one\"]");
            client.send("4399[\"nobody asked\"]");

            assertThat(Waiting.result(first).first()).isEqualTo("\"one\"");
            assertThat(Waiting.result(second).first()).isEqualTo("\"two\"");
            client.send("42[\"echo\"]");
            assertThat(client.next()).isEqualTo("42[\"echo\"]");
        }
    }

    @Test
    void missingAckTimesOut() throws Exception {
        try (TestServer server = TestServer.start()) {
            server.connected();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);

            CompletableFuture<Arguments> answer = socket.emitWithAck("ask", Arguments.NONE, Duration.ofMillis(20));

            assertThatThrownBy(() -> Waiting.result(answer))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void awaitedAckFailsWithTheSocket() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            CompletableFuture<Arguments> answer = socket.emitWithAck("ask", Arguments.NONE, Waiting.LIMIT);
            client.abort();

            assertThatThrownBy(() -> Waiting.result(answer)).hasCauseInstanceOf(IOException.class);
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TRANSPORT_LOST);
            assertThatThrownBy(() -> Waiting.result(socket.emitWithAck("ask", Arguments.NONE, Waiting.LIMIT)))
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void attachmentsTravelBothWays() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("452-7[\"echo\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
            client.send(new byte[] {1, 2});
            client.send(new byte[] {3});

            assertThat(client.next())
                    .isEqualTo("452-[\"echo\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
            assertThat(client.next()).isEqualTo("0x0102");
            assertThat(client.next()).isEqualTo("0x03");
            assertThat(client.next())
                    .isEqualTo("462-7[{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
            assertThat(client.next()).isEqualTo("0x0102");
            assertThat(client.next()).isEqualTo("0x03");
            Arguments heard = Waiting.next(server.handler.events).arguments();
            assertThat(heard.attachments()).containsExactly(new byte[] {1, 2}, new byte[] {3});
        }
    }

    @Test
    void binaryAckReachesTheOneWhoAsked() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            CompletableFuture<Arguments> answer = socket.emitWithAck(
                    "ask",
                    new Arguments(List.of("{\"_placeholder\":true,\"num\":0}"), List.of(new byte[] {9})),
                    Waiting.LIMIT);
            assertThat(client.next()).isEqualTo("451-1[\"ask\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(client.next()).isEqualTo("0x09");
            client.send("461-1[{\"_placeholder\":true,\"num\":0}]");
            client.send(new byte[] {8});

            assertThat(Waiting.result(answer).attachments()).containsExactly(new byte[] {8});
        }
    }

    @Test
    void bugInAHandlerCostsTheAckOnly() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("421[\"bug\"]");
            client.send("422[\"ask\"]");

            assertThat(client.next()).isEqualTo("432[]");
        }
    }

    @Test
    void goodbyeFollowsWhatWasSaidBeforeAndNothingFollowsIt() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            socket.emit("last", "1");
            socket.disconnect(true);
            socket.emit("too late");

            assertThat(client.next()).isEqualTo("42[\"last\",1]");
            assertThat(client.next()).isEqualTo("41");
            client.awaitClosed();
            assertThat(client.frames).isEmpty();
            assertThat(socket.isConnected()).isFalse();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.SERVER);
            socket.disconnect(true);
            server.stop();
            assertThat(server.handler.disconnected).isEmpty();
        }
    }

    @Test
    void disconnectingOneSocketLeavesTheConnection() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            Waiting.next(server.handler.connected).disconnect(false);
            assertThat(client.next()).isEqualTo("41");
            client.send("40{\"token\":\"good\"}");

            assertThat(client.next()).startsWith("40{\"sid\":");
        }
    }
}
