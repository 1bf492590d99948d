package app.parley.bench;

import app.parley.Exempt;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.json.ProtocolJson;
import io.vertx.core.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One device's socket in the plainest form, packets as text: a load generator that did more would measure itself.
/// Runs on the loop of its [LoadGenerator]; [#ask(ClientEvent)] may be called on every thread and completes there.
@Exempt(from = "eachTechnologyHasItsRoom", because = "the load on the server is made as cheaply as the server's own")
final class WireSocket {
    /// Engine.IO 4 and Socket.IO 5: the first characters of a frame.
    private static final String OPEN = "0";

    private static final String PING = "2";
    private static final String PONG = "3";
    private static final String CONNECTED = "40";
    private static final String EVENT = "42";
    private static final String ACK = "43";
    private static final String REFUSED = "44";

    private final WebSocket socket;
    private final Consumer<Runnable> loop;
    private final CompletableFuture<WireSocket> connected = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<String>> waiting = new HashMap<>();
    private Consumer<String> ear = frame -> {};
    private long lastId;

    /// @param loop runs something on the socket's loop
    WireSocket(WebSocket socket, Credentials who, Consumer<Runnable> loop) {
        this.socket = socket;
        this.loop = loop;
        socket.textMessageHandler(frame -> received(frame, who));
        socket.closeHandler(_ -> lost());
    }

    /// Who a socket belongs to.
    record Credentials(String token, String deviceId, String userId) {
        /// Leaves the token out of logs.
        @Override
        public String toString() {
            return "Credentials[" + userId + "]";
        }
    }

    /// Completes once the server has let it in.
    CompletableFuture<WireSocket> connected() {
        return connected;
    }

    /// From now on hears of every event, as the frame that brought it.
    void listen(Consumer<String> listener) {
        ear = listener;
    }

    /// Sends an event; on the loop.
    ///
    /// @param json its payload
    /// @return the frame of the answer
    CompletableFuture<String> ask(String name, String json) {
        var id = ++lastId;
        var answer = new CompletableFuture<String>();
        waiting.put(id, answer);
        socket.writeTextMessage(EVENT + id + "[\"" + name + "\"," + json + "]")
                .onFailure(answer::completeExceptionally);
        return answer;
    }

    /// Sends an event, from any thread. A refusal is a failure: a load of refusals measures nothing.
    CompletableFuture<Ack> ask(ClientEvent event) {
        var answer = new CompletableFuture<Ack>();
        loop.accept(() -> {
            var _ = ask(ProtocolJson.name(event), ProtocolJson.encode(event)).whenComplete((frame, lost) -> {
                if (lost == null) complete(answer, event, frame);
                else answer.completeExceptionally(lost);
            });
        });
        return answer;
    }

    private static void complete(CompletableFuture<Ack> answer, ClientEvent event, String frame) {
        var ack = ProtocolJson.decodeAck(event, frame.substring(frame.indexOf('[') + 1, frame.length() - 1));
        if (ack instanceof Ack.Refused(var error)) {
            answer.completeExceptionally(
                    new IllegalStateException(ProtocolJson.name(event) + " was refused: " + error));
        } else {
            answer.complete(ack);
        }
    }

    CompletableFuture<Void> close() {
        var done = new CompletableFuture<Void>();
        loop.accept(() -> socket.close().onComplete(_ -> done.complete(null)));
        return done;
    }

    private void received(String frame, Credentials who) {
        if (frame.startsWith(EVENT)) {
            ear.accept(frame);
        } else if (frame.startsWith(ACK)) {
            var id = Long.parseLong(frame, ACK.length(), frame.indexOf('['), 10);
            var answer = waiting.remove(id);
            if (answer != null) answer.complete(frame);
        } else if (frame.equals(PING)) {
            socket.writeTextMessage(PONG);
        } else if (frame.startsWith(OPEN)) {
            socket.writeTextMessage(
                    CONNECTED + "{\"token\":\"" + who.token() + "\",\"deviceId\":\"" + who.deviceId() + "\"}");
        } else if (frame.startsWith(CONNECTED)) {
            connected.complete(this);
        } else if (frame.startsWith(REFUSED)) {
            connected.completeExceptionally(new IllegalStateException("the server let " + who + " not in"));
        }
    }

    private void lost() {
        var lost = new IllegalStateException("the socket was closed");
        connected.completeExceptionally(lost);
        waiting.values().forEach(answer -> answer.completeExceptionally(lost));
        waiting.clear();
    }
}
