package app.parley.client.signalling.socketio;

import static java.util.concurrent.TimeUnit.SECONDS;

import app.parley.protocol.ServerEvent;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.socketio.Ack;
import app.parley.server.socketio.Admission;
import app.parley.server.socketio.Arguments;
import app.parley.server.socketio.Handshake;
import app.parley.server.socketio.SocketIoHandler;
import app.parley.server.socketio.SocketIoOptions;
import app.parley.server.socketio.SocketIoServer;
import app.parley.server.socketio.SocketIoSocket;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The server's own Socket.IO on a port of loopback, with nothing behind it: a test says whom it lets in and
/// what it answers.
final class SocketServer implements SocketIoHandler<Handshake>, AutoCloseable {
    final List<String> auths = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final BlockingQueue<SocketIoSocket<Handshake>> sockets = new LinkedBlockingQueue<>();

    /// What a socket is refused with, null to let it in.
    volatile @Nullable String refusal;

    /// The JSON of the ack to an event, null for none.
    volatile Function<String, @Nullable String> answer = _ -> "{\"ok\":true}";

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    SocketServer() throws Exception {
        this(0);
    }

    SocketServer(int port) throws Exception {
        var options = SocketIoOptions.defaults();
        var router = Router.router(vertx);
        new SocketIoServer<>(vertx, options, threads, Map.of("/", this)).mount(router);
        http = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, SECONDS);
    }

    int port() {
        return http.actualPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// The next socket that was let in.
    SocketIoSocket<Handshake> next() throws InterruptedException {
        var socket = sockets.poll(10, SECONDS);
        if (socket == null) throw new AssertionError("no socket came in");
        return socket;
    }

    static void say(SocketIoSocket<Handshake> socket, ServerEvent event) {
        socket.emit(ProtocolJson.name(event), ProtocolJson.encode(event));
    }

    @Override
    public Admission<Handshake> authenticate(Handshake handshake) {
        auths.add(handshake.auth());
        var refused = refusal;
        return refused == null ? Admission.accept(handshake) : Admission.refuse(refused);
    }

    @Override
    public void onConnect(SocketIoSocket<Handshake> socket) {
        sockets.add(socket);
    }

    @Override
    public void onEvent(SocketIoSocket<Handshake> socket, String event, Arguments arguments, Ack ack) {
        events.add(event + " " + arguments.first());
        var json = answer.apply(event);
        if (json != null) ack.send(json);
    }

    /// Goes away as a killed process does: the connections end without a word.
    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
        threads.shutdownNow();
    }
}
