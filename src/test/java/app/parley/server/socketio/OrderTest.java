package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Events of one socket are handled one after the other, whichever thread handles them, and what is sent keeps
/// the order of its sender.
final class OrderTest {

    @Test
    void relayedEventRunsOnTheEventLoopWhileNothingWaits() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("421[\"ask\"]");
            client.next();
            // The handler has answered, but its thread may still be on its way out: ask until it is idle.
            RecordingHandler.Call call;
            do {
                client.send("422[\"relay\"]");
                client.next();
                Waiting.next(server.handler.events);
                client.send("423[\"relay\"]");
                client.next();
                call = Waiting.next(server.handler.events);
            } while (!call.onEventLoop());

            assertThat(call.what()).isEqualTo("relay");
        }
    }

    @Test
    void otherEventsMayBlock() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("421[\"ask\"]");
            client.next();

            assertThat(Waiting.next(server.handler.events).onEventLoop()).isFalse();
        }
    }

    @Test
    void relayedEventDoesNotOvertakeOneThatBlocks() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            RawSocket other = server.connected();
            client.send("421[\"block\"]");
            client.send("422[\"relay\"]");
            // The second client shares the event loop: once it is answered, the relayed event has been read.
            other.send("421[\"ask\"]");
            other.next();
            assertThat(Waiting.next(server.handler.events).what()).isEqualTo("ask");
            assertThat(server.handler.events).isEmpty();
            server.handler.gate.countDown();

            assertThat(client.next()).isEqualTo("431[]");
            assertThat(client.next()).isEqualTo("432[]");
            assertThat(Waiting.next(server.handler.events).what()).isEqualTo("block");
            assertThat(Waiting.next(server.handler.events).what()).isEqualTo("relay");
        }
    }

    @Test
    void mixedEventsAndTheirAnswersKeepTheirOrder() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            int count = 3000;
            CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
            for (int i = 0; i < count; i++) {
                String frame = "42" + i + (i % 3 == 0 ? "[\"ask\"," : "[\"relay\",") + i + "]";
                sent = sent.thenCompose(ignored -> client.sendLater(frame));
            }

            List<String> answers = new ArrayList<>();
            List<String> handled = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                answers.add(client.next());
                handled.add(Waiting.next(server.handler.events).arguments().first());
            }
            assertThat(answers)
                    .isEqualTo(IntStream.range(0, count)
                            .mapToObj(i -> "43" + i + "[" + i + "]")
                            .toList());
            assertThat(handled)
                    .isEqualTo(
                            IntStream.range(0, count).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void manySendersEachKeepTheirOrder() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            int senders = 8;
            int each = 500;
            CountDownLatch start = new CountDownLatch(1);
            for (int sender = 0; sender < senders; sender++) {
                String event = String.valueOf(sender);
                Thread.ofVirtual().start(() -> {
                    Waiting.forLatch(start);
                    IntStream.range(0, each).forEach(i -> socket.emit(event, String.valueOf(i)));
                });
            }
            start.countDown();

            int[] next = new int[senders];
            for (int i = 0; i < senders * each; i++) {
                String frame = client.next();
                int sender = frame.charAt(4) - '0';
                assertThat(frame).isEqualTo("42[\"" + sender + "\"," + next[sender]++ + "]");
            }
        }
    }

    @Test
    void eventsSentBeforeLeavingAreHandledBeforeTheEnd() throws Exception {
        try (TestServer server = TestServer.start()) {
            RawSocket client = server.connected();
            client.send("42[\"block\"]");
            client.send("42[\"tell\"]");
            client.close();
            server.handler.gate.countDown();

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TRANSPORT_LOST);
            assertThat(server.handler.events)
                    .extracting(RecordingHandler.Call::what)
                    .containsExactly("block", "tell");
        }
    }
}
