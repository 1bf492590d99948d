package app.parley.server.socketio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/// A WebSocket that says exactly what a test tells it to, and answers no ping by itself.
final class RawSocket implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Text as it came; binary as `0x` and hexadecimal digits.
    final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reading;
    private WebSocket socket;

    @SuppressWarnings("NullAway.Init") // the socket is there before anybody has this object
    private RawSocket(boolean reading) {
        this.reading = reading;
    }

    /// A session of its own; its open packet is the first frame.
    static RawSocket open(TestServer server) throws Exception {
        return open(server, "", true);
    }

    /// @param query added to the usual one, `&sid=` for a session that exists
    /// @param reading whether it takes anything from its TCP connection
    static RawSocket open(TestServer server, String query, boolean reading) throws Exception {
        RawSocket raw = new RawSocket(reading);
        URI uri = URI.create("ws://127.0.0.1:" + server.port + "/socket.io/?EIO=4&transport=websocket" + query);
        raw.socket = Waiting.result(HTTP.newWebSocketBuilder().buildAsync(uri, raw));
        return raw;
    }

    /// Past the handshakes, into the main namespace.
    void connect() throws Exception {
        next();
        send("40{\"token\":\"good\"}");
        String answer = next();
        if (!answer.startsWith("40{\"sid\":")) {
            throw new AssertionError("not let in: " + answer);
        }
    }

    CompletableFuture<WebSocket> sendLater(String frame) {
        return socket.sendText(frame, true);
    }

    void send(String frame) throws Exception {
        Waiting.result(socket.sendText(frame, true));
    }

    void sendFragment(String part, boolean last) throws Exception {
        Waiting.result(socket.sendText(part, last));
    }

    void send(byte... bytes) throws Exception {
        Waiting.result(socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /// The next frame; heartbeats do not count.
    String next() throws InterruptedException {
        String frame = Waiting.next(frames);
        return frame.equals("2") ? next() : frame;
    }

    void awaitClosed() throws Exception {
        Waiting.result(closed);
    }

    void close() throws Exception {
        Waiting.result(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /// As when the machine loses its power.
    void abort() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reading) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        frames.add("0x" + HexFormat.of().formatHex(bytes));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(null);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(null);
    }
}
