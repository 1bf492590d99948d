package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// No client makes the server hold more than its share.
final class BoundsTest {
    private static SocketIoOptions small(SocketIoOptions options) {
        return options.withEngine(options.engine().withMaxPayload(10_000));
    }

    @Test
    void longestFrameIsTakenAndALongerOneClosesTheSocket() throws Exception {
        try (TestServer server = TestServer.start(BoundsTest::small)) {
            RawSocket client = server.connected();
            client.send("42[\"tell\",\"" + "x".repeat(10_000 - 13) + "\"]");
            assertThat(Waiting.next(server.handler.events).what()).isEqualTo("tell");
            client.send("42[\"tell\",\"" + "x".repeat(10_000 - 12) + "\"]");

            client.awaitClosed();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TOO_LARGE);
            assertThat(server.handler.events).isEmpty();
        }
    }

    @Test
    void fragmentsAreCountedTogether() throws Exception {
        try (TestServer server = TestServer.start(BoundsTest::small)) {
            RawSocket client = server.connected();
            client.sendFragment("42[\"tell\",\"", false);
            client.sendFragment("x".repeat(6_000), false);
            client.sendFragment("\"]", true);
            assertThat(Waiting.next(server.handler.events).what()).isEqualTo("tell");
            client.sendFragment("42[\"tell\",\"", false);
            client.sendFragment("x".repeat(6_000), false);
            client.sendFragment("x".repeat(6_000), false);

            client.awaitClosed();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TOO_LARGE);
            assertThat(server.handler.events).isEmpty();
        }
    }

    @Test
    void longestBodyIsTakenAndALongerOneEndsTheSession() throws Exception {
        try (TestServer server = TestServer.start(BoundsTest::small)) {
            RawPolling client = RawPolling.open(server).connect();
            assertThat(client.post("42[\"tell\",\"" + "x".repeat(10_000 - 13) + "\"]")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.post("42[\"tell\",\"" + "x".repeat(10_000 - 12) + "\"]")
                            .statusCode())
                    .isEqualTo(413);

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TOO_LARGE);
            assertThat(server.handler.events).hasSize(1);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void attachmentsAreCountedTogether() throws Exception {
        try (TestServer server = TestServer.start(BoundsTest::small)) {
            RawSocket client = server.connected();
            client.send("452-[\"tell\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
            client.send(new byte[6_000]);
            client.send(new byte[6_000]);

            client.awaitClosed();
            assertThat(server.handler.events).isEmpty();
        }
    }

    @Test
    void slowReaderIsClosedAndOthersAreNot() throws Exception {
        try (TestServer server =
                TestServer.start(options -> options.withEngine(options.engine().withMaxQueuedBytes(100_000)))) {
            RawSocket other = server.connected();
            Waiting.next(server.handler.connected);
            RawSocket sleeper = RawSocket.open(server, "", false);
            sleeper.send("40{\"token\":\"good\"}");
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            String news = "\"" + "x".repeat(10_000) + "\"";
            long said = 0;
            while (socket.isConnected() && said < 1L << 30) {
                socket.emit("news", news);
                said += news.length();
            }

            assertThat(socket.isConnected()).isFalse();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.SLOW_READER);
            other.send("42[\"echo\",1]");
            assertThat(other.next()).isEqualTo("42[\"echo\",1]");
            sleeper.abort();
        }
    }

    @Test
    void clientThatPollsTooSeldomIsClosed() throws Exception {
        try (TestServer server =
                TestServer.start(options -> options.withEngine(options.engine().withMaxQueuedBytes(100_000)))) {
            RawPolling client = RawPolling.open(server).connect();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            String news = "\"" + "x".repeat(10_000) + "\"";
            for (int i = 0; i < 12; i++) {
                socket.emit("news", news);
            }

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.SLOW_READER);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void oneMessageMayBeLongerThanTheQueue() throws Exception {
        try (TestServer server =
                TestServer.start(options -> options.withEngine(options.engine().withMaxQueuedBytes(100_000)))) {
            RawSocket client = server.connected();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            String page = "\"" + "x".repeat(3_000_000) + "\"";
            socket.emit("page", page);

            assertThat(client.next()).isEqualTo("42[\"page\"," + page + "]");
            client.send("42[\"echo\",1]");
            assertThat(client.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void floodIsReadNoFasterThanItIsHandledAndNothingIsLost() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            RawSocket other = server.connected();
            String event = "42[\"block\",\"" + "x".repeat(100_000) + "\"]";
            int count = 400;
            CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
            for (int i = 0; i < count; i++) {
                sent = sent.thenCompose(ignored -> client.sendLater(event));
            }
            // 40 MB are more than the kernel's buffers hold.
            for (int i = 0; i < 50; i++) {
                other.send("42[\"echo\",1]");
                other.next();
                Waiting.next(server.handler.events);
            }
            assertThat(sent).isNotDone();
            server.handler.gate.countDown();

            for (int i = 0; i < count; i++) {
                assertThat(Waiting.next(server.handler.events).what()).isEqualTo("block");
            }
            Waiting.result(sent);
        }
    }
}
