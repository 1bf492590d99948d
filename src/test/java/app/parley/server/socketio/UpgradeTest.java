package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/// From polling to a WebSocket, with nothing lost on the way. On several event loops, since the WebSocket may
/// live on another one than the session.
final class UpgradeTest {
    private static TestServer start() throws Exception {
        return new TestServer(options -> options, 3);
    }

    private static RawSocket probing(TestServer server, RawPolling client) throws Exception {
        RawSocket socket = RawSocket.open(server, "&sid=" + client.sid, true);
        socket.send("2probe");
        assertThat(socket.next()).isEqualTo("3probe");
        return socket;
    }

    @Test
    void sessionMovesToTheWebSocket() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            RawSocket socket = probing(server, client);
            socket.send("5");
            socket.send("42[\"echo\",1]");

            assertThat(socket.next()).isEqualTo("42[\"echo\",1]");
            assertThat(client.poll().statusCode()).isEqualTo(400);
            assertThat(client.post("42[\"echo\",2]").statusCode()).isEqualTo(400);
            socket.send("42[\"echo\",3]");
            assertThat(socket.next()).isEqualTo("42[\"echo\",3]");
            assertThat(server.handler.disconnected).isEmpty();
        }
    }

    @Test
    void openPollIsGivenBackWhenTheProbeComes() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            CompletableFuture<HttpResponse<String>> poll = client.pollLater();
            probing(server, client);

            assertThat(Waiting.result(poll).body()).isEqualTo("6");
            assertThat(client.poll().body()).isEqualTo("6");
        }
    }

    @Test
    void pollThatCrossesTheMoveIsRefused() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            RawSocket socket = probing(server, client);
            CompletableFuture<HttpResponse<String>> poll = client.pollLater();
            socket.send("5");
            socket.send("42[\"echo\",1]");

            assertThat(socket.next()).isEqualTo("42[\"echo\",1]");
            assertThat(Waiting.result(poll).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void whatIsSaidDuringTheMoveArrivesInOrder() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            RawSocket webSocket = probing(server, client);
            socket.emit("one");
            assertThat(client.poll().body()).isEqualTo("42[\"one\"]");
            socket.emit("two");
            webSocket.send("5");
            webSocket.send("42[\"echo\"]");

            assertThat(webSocket.next()).isEqualTo("42[\"two\"]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\"]");
        }
    }

    @Test
    void secondWebSocketIsClosedAndTheFirstStays() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            RawSocket first = probing(server, client);
            RawSocket rival = RawSocket.open(server, "&sid=" + client.sid, true);
            rival.awaitClosed();
            first.send("5");
            RawSocket late = RawSocket.open(server, "&sid=" + client.sid, true);
            late.awaitClosed();

            first.send("42[\"echo\",1]");
            assertThat(first.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void wrongProbeIsClosedAndPollingGoesOn() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            for (String wrong : new String[] {"5", "42[\"echo\",1]", "2", "garbage", ""}) {
                RawSocket socket = RawSocket.open(server, "&sid=" + client.sid, true);
                socket.send(wrong);
                socket.awaitClosed();
            }
            client.post("42[\"echo\",2]");

            assertThat(client.poll().body()).isEqualTo("42[\"echo\",2]");
            assertThat(server.handler.events).hasSize(1);
        }
    }

    @Test
    void silentProbeIsClosedAndPollingGoesOn() throws Exception {
        try (TestServer server = new TestServer(
                options -> options.withEngine(options.engine().withUpgradeTimeout(Duration.ofMillis(50))), 3)) {
            RawPolling client = RawPolling.open(server).connect();
            RawSocket socket = RawSocket.open(server, "&sid=" + client.sid, true);
            socket.awaitClosed();
            client.post("42[\"echo\",2]");

            assertThat(client.poll().body()).isEqualTo("42[\"echo\",2]");
        }
    }

    /// False when the server closed it, be it before the probe could be sent.
    private static boolean isProbed(RawSocket socket) throws Exception {
        try {
            socket.send("2probe");
            return CompletableFuture.anyOf(socket.closed, frame(socket)).get() != null;
        } catch (ExecutionException closedBefore) {
            return false;
        }
    }

    @Test
    void losingTheProbeLeavesPollingLosingTheWebSocketEndsTheSession() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            probing(server, client).close();
            RawSocket second;
            do {
                // Until the server has seen the first one go, it closes every other.
                second = RawSocket.open(server, "&sid=" + client.sid, true);
            } while (!isProbed(second));
            second.send("5");
            second.send("42[\"echo\",1]");
            assertThat(second.next()).isEqualTo("42[\"echo\",1]");
            second.abort();

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TRANSPORT_LOST);
        }
    }

    /// The next frame, unless the socket closes before.
    private static CompletableFuture<String> frame(RawSocket socket) {
        return CompletableFuture.supplyAsync(() -> {
            while (!socket.closed.isDone()) {
                String frame = socket.frames.poll();
                if (frame != null) {
                    return frame;
                }
                Thread.onSpinWait();
            }
            throw new IllegalStateException("closed");
        });
    }
}
