package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import org.junit.jupiter.api.Test;

/// Who does not answer a ping is gone.
final class HeartbeatTest {

    @Test
    void whoAnswersStays() throws Exception {
        try (TestServer server = TestServer.start(TestServer.heartbeat(30, 5000))) {
            RawSocket client = server.connected();
            for (int i = 0; i < 5; i++) {
                assertThat(Waiting.next(client.frames)).isEqualTo("2");
                client.send("3");
            }
            assertThat(server.handler.disconnected).isEmpty();
        }
    }

    @Test
    void silentWebSocketIsClosed() throws Exception {
        // As many milliseconds as a busy machine may need to let the client in.
        try (TestServer server = TestServer.start(TestServer.heartbeat(1500, 200))) {
            RawSocket client = server.connected();

            assertThat(Waiting.next(client.frames)).isEqualTo("2");
            client.awaitClosed();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.PING_TIMEOUT);
        }
    }

    @Test
    void chatteringWebSocketThatAnswersNoPingIsClosed() throws Exception {
        // As many milliseconds as a busy machine may need to let the client in.
        try (TestServer server = TestServer.start(TestServer.heartbeat(1500, 200))) {
            RawSocket client = server.connected();
            while (!client.closed.isDone()) {
                client.sendLater("42[\"tell\"]").exceptionally(closed -> null).join();
                server.handler.events.clear();
            }

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.PING_TIMEOUT);
        }
    }

    @Test
    void silentPollingClientIsGone() throws Exception {
        // The first ping comes only after the client has been let in, on a busy machine too.
        try (TestServer server = TestServer.start(TestServer.heartbeat(2000, 300))) {
            RawPolling client = RawPolling.open(server).connect();

            assertThat(client.poll().body()).isEqualTo("2");
            assertThat(client.poll().body()).isEqualTo("1");
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.PING_TIMEOUT);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void clientWhosePongWeDoNotReadIsNotDead() throws Exception {
        // Once it is read again, its next pong is missed only after a second and a half: long enough for the echo.
        try (TestServer server = TestServer.start(TestServer.heartbeat(300, 1200))) {
            RawSocket busy = server.connected();
            for (int i = 0; i < 300; i++) {
                busy.send("42[\"block\",\"" + "x".repeat(1000) + "\"]");
            }
            // Two silent clients come and die one after the other, so that the time is over twice.
            for (int i = 0; i < 2; i++) {
                server.connected().awaitClosed();
                assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.PING_TIMEOUT);
            }
            busy.send("3");
            server.handler.gate.countDown();
            busy.send("42[\"echo\",1]");

            assertThat(busy.next()).isEqualTo("42[\"echo\",1]");
            assertThat(server.handler.disconnected).isEmpty();
        }
    }
}
