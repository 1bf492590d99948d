package app.parley.server.random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One connection to the server: Socket.IO by hand over Java's own WebSocket, which can be cut without a word. Used
/// by a [Device]; safe on every thread. What the server sends is handed on by the connection's own thread, in
/// order.
final class Wire implements WebSocket.Listener {
    static final ObjectMapper JSON = new ObjectMapper();
    /// As long as the protocol lets a client wait for an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BiConsumer<String, JsonNode> events;
    private final StringBuilder frame = new StringBuilder();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean gone;
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    /// The connection broke before the answer came: it may have been done or not.
    static final class GoneException extends IOException {
        private static final long serialVersionUID = 1;

        GoneException(String message) {
            super(message);
        }
    }

    private Wire(BiConsumer<String, JsonNode> events) {
        this.events = events;
    }

    /// Connects and is let in, or throws [GoneException].
    ///
    /// @param events gets the name and payload of each event
    static Wire connect(HttpClient client, String url, ObjectNode auth, BiConsumer<String, JsonNode> events)
            throws GoneException {
        var wire = new Wire(events);
        var address = URI.create(url.replaceFirst("^http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        try {
            wire.socket = client.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, wire)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            wire.send("40" + auth);
            wire.greeted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return wire;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            wire.cut();
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            throw new GoneException("not connected: " + e.getMessage());
        }
    }

    boolean isGone() {
        return gone;
    }

    /// Ends the connection as a broken network does.
    void cut() {
        over("cut");
        if (socket != null) socket.abort();
    }

    /// Sends an event and waits for its answer. No answer on a living connection is a fault of the server and an
    /// [AssertionError].
    JsonNode ask(String event, JsonNode payload) throws GoneException {
        var answer = send(event, payload);
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer to " + event + " " + payload, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GoneException("interrupted");
        } catch (ExecutionException e) {
            throw new GoneException(String.valueOf(e.getMessage()));
        }
    }

    /// Sends an event without waiting; the answer fails when the connection does.
    CompletableFuture<JsonNode> send(String event, JsonNode payload) {
        var answer = new CompletableFuture<JsonNode>();
        var number = numbers.incrementAndGet();
        asked.put(number, answer);
        send("42" + number + JSON.createArrayNode().add(event).add(payload));
        if (gone) answer.completeExceptionally(new GoneException("gone"));
        return answer;
    }

    private synchronized void send(String text) {
        var open = socket;
        // One frame at a time is all that Java's WebSocket takes.
        if (open != null) {
            sending = sending.handle((_, _) -> open).thenCompose(ready -> ready.sendText(text, true));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        frame.append(data);
        if (last) {
            var text = frame.toString();
            frame.setLength(0);
            if (!gone) receive(text);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        over("closed");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        over(String.valueOf(error));
    }

    private void receive(String text) {
        if (text.equals("2")) {
            send("3");
        } else if (text.startsWith("40")) {
            greeted.complete(null);
        } else if (text.startsWith("44") || text.equals("41")) {
            over(text);
        } else if (text.startsWith("42")) {
            var event = read(text.substring(2));
            events.accept(event.get(0).asText(), event.get(1));
        } else if (text.startsWith("43")) {
            var begin = text.indexOf('[');
            var answer = asked.remove(Integer.parseInt(text.substring(2, begin)));
            if (answer != null) answer.complete(read(text.substring(begin)).get(0));
        }
    }

    private void over(String why) {
        gone = true;
        greeted.completeExceptionally(new GoneException(why));
        for (var answer : asked.values()) answer.completeExceptionally(new GoneException(why));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
