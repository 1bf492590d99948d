package app.parley.client.signalling.socketio;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens WebSockets for socket.io-client on an OkHttp client of its own, so that closing it leaves nothing behind:
/// the library's default one is shared, never closed, and keeps its threads for a minute.
/// Any thread; its listeners are called on `threads`.
final class WebSocketDoor implements WebSocket.Factory, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebSocketDoor.class);
    /// No longer than a server would let a client wait that it is ready to serve; then the next attempt is due.
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// How long a good-bye may take. A server on this machine needs a millisecond, one across the world 300.
    private static final Duration GOOD_BYE = Duration.ofSeconds(1);

    private final OkHttpClient client;
    private final Map<WebSocket, CompletableFuture<Void>> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param threads a virtual thread a call; the caller's, and in use until [#close]
    WebSocketDoor(ExecutorService threads) {
        client = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads))
                .connectTimeout(CONNECT)
                .build();
    }

    Call.Factory calls() {
        return client;
    }

    @Override
    public WebSocket newWebSocket(Request request, WebSocketListener listener) {
        var answering = new Answering(listener);
        var socket = client.newWebSocket(request, answering);
        open.put(socket, answering.ended);
        if (answering.ended.isDone()) open.remove(socket);
        if (closed) socket.cancel();
        return socket;
    }

    /// Lets those that were told to close do so, and ends the rest. Blocks for a second at most.
    @Override
    public void close() {
        closed = true;
        try {
            CompletableFuture.allOf(open.values().toArray(CompletableFuture<?>[]::new))
                    .get(GOOD_BYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            log.debug("a socket did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.keySet().forEach(WebSocket::cancel);
        client.connectionPool().evictAll();
    }

    /// Passes everything on, and answers the server's close: socket.io-client does not, and would notice it only by
    /// the missing ping.
    private final class Answering extends WebSocketListener {
        private final WebSocketListener listener;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        Answering(WebSocketListener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            listener.onOpen(socket, response);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            listener.onMessage(socket, text);
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            listener.onMessage(socket, bytes);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            listener.onClosing(socket, code, reason);
            socket.close(1000, null);
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            end(socket);
            listener.onClosed(socket, code, reason);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            end(socket);
            listener.onFailure(socket, failure, response);
        }

        private void end(WebSocket socket) {
            ended.complete(null);
            open.remove(socket);
        }
    }
}
