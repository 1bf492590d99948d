package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Going down leaves nothing behind.
final class ShutdownTest {

    @Test
    void everyClientIsClosedAndEveryHandlerHasBeenTold() throws Exception {
        try (TestServer server = new TestServer(options -> options, 2)) {
            RawSocket webSocket = server.connected();
            RawSocket stranger = RawSocket.open(server);
            RawPolling polling = RawPolling.open(server).connect();
            RawPolling idle = RawPolling.open(server).connect();
            CompletableFuture<HttpResponse<String>> poll = polling.pollLater();
            idle.post("42[\"tell\"]");

            server.stop();

            assertThat(server.handler.disconnected)
                    .containsExactly(CloseReason.SHUTDOWN, CloseReason.SHUTDOWN, CloseReason.SHUTDOWN);
            assertThat(server.handler.events).hasSize(1);
            assertThat(server.server().connectionCount()).isZero();
            webSocket.awaitClosed();
            stranger.awaitClosed();
            // A shutdown is no goodbye: without a `41` the client comes back by itself.
            assertThat(webSocket.frames).isEmpty();
            HttpResponse<String> last = Waiting.result(poll);
            assertThat(last.statusCode() == 200 ? last.body() : "1").isEqualTo("1");
            assertThat(Waiting.result(RawPolling.get(server, "EIO=4&transport=polling"))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void closeWaitsForAHandlerAtWork() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("42[\"block\"]");
            RawSocket other = server.connected();
            other.send("42[\"echo\"]");
            other.next();
            CompletableFuture<Void> closed = server.server().close().toCompletableFuture();
            client.awaitClosed();
            assertThat(closed).isNotDone();
            server.handler.gate.countDown();

            Waiting.result(closed);
            assertThat(server.handler.disconnected).hasSize(2);
        }
    }

    @Test
    void noTimerOutlivesItsSession() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket left = server.connected();
            left.close();
            Waiting.next(server.handler.disconnected);
            RawSocket lost = server.connected();
            lost.abort();
            Waiting.next(server.handler.disconnected);
            RawSocket thrownOut = server.connected();
            thrownOut.send("garbage");
            thrownOut.awaitClosed();
            Waiting.next(server.handler.disconnected);
            RawPolling upgraded = RawPolling.open(server).connect();
            RawSocket webSocket = RawSocket.open(server, "&sid=" + upgraded.sid, true);
            webSocket.send("2probe");
            webSocket.next();
            webSocket.send("5");
            webSocket.send("1");
            webSocket.awaitClosed();
            Waiting.next(server.handler.disconnected);
            // The grace for a close handshake lasts until the client has answered.
            Waiting.until(() -> server.openTimers() == 0);
            RawPolling polling = RawPolling.open(server).connect();
            assertThat(server.openTimers()).isEqualTo(1);
            CompletableFuture<HttpResponse<String>> poll = polling.pollLater();
            polling.post("1");
            Waiting.result(poll);

            Waiting.until(() -> server.openTimers() == 0);
        }
    }
}
