package app.parley.server.socketio;

import app.parley.server.socketio.engine.EngineListener;
import app.parley.server.socketio.engine.EngineServer;
import app.parley.server.socketio.engine.EngineSession;
import app.parley.server.socketio.engine.SessionGate;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// A Socket.IO server: what the wiring makes, once, and mounts on the router of every HTTP server instance. Any
/// thread.
///
/// @param <P> what a socket's owner is known by
public final class SocketIoServer<P> {
    private final SocketIoOptions options;
    private final Executor threads;
    private final Map<String, SocketIoHandler<P>> namespaces;
    private final EngineServer engine;
    private final Set<Connection<P>> connections = ConcurrentHashMap.newKeySet();

    /// As the other, for who lets everybody open a connection.
    public SocketIoServer(
            Vertx vertx, SocketIoOptions options, Executor threads, Map<String, SocketIoHandler<P>> namespaces) {
        this(vertx, options, threads, SessionGate.OPEN, namespaces);
    }

    /// Serves nothing until [#mount].
    ///
    /// @param threads makes a virtual thread a call (`Executors.newVirtualThreadPerTaskExecutor()`); the
    ///     caller's, and in use until [#close] has completed
    /// @param gate who may open a connection
    /// @param namespaces the handler of each namespace by its name; the main one is `/`
    public SocketIoServer(
            Vertx vertx,
            SocketIoOptions options,
            Executor threads,
            SessionGate gate,
            Map<String, SocketIoHandler<P>> namespaces) {
        this.options = options;
        this.threads = threads;
        this.namespaces = Map.copyOf(namespaces);
        this.engine = new EngineServer(vertx, options.engine(), gate, this::open);
    }

    /// Takes over every request under the path of the options. No handler before this one may read bodies.
    public void mount(Router router) {
        engine.mount(router);
    }

    /// Open connections, accepted sockets on them or not.
    public int connectionCount() {
        return connections.size();
    }

    /// How much waits on all connections together and on the worst one, in bytes: to be sent, and to be handled.
    public Load load() {
        var load = Load.NONE;
        for (Connection<P> connection : connections) {
            load = load.with(connection.queued(), connection.waiting());
        }
        return load;
    }

    /// See [#load].
    public record Load(long queued, long longestQueue, long waiting, long fullestMailbox) {
        static final Load NONE = new Load(0, 0, 0, 0);

        Load with(long queue, long mailbox) {
            return new Load(
                    queued + queue,
                    Math.max(longestQueue, queue),
                    waiting + mailbox,
                    Math.max(fullestMailbox, mailbox));
        }
    }

    /// Takes no new client and closes all; they may reconnect elsewhere.
    ///
    /// @return completes when the last `onDisconnect` has returned
    public CompletionStage<Void> close() {
        return close(Duration.ZERO);
    }

    /// As [#close()], many of them not all at once.
    ///
    /// @param spread over at most how long
    public CompletionStage<Void> close(Duration spread) {
        CompletableFuture<?>[] done = connections.stream().map(this::gone).toArray(CompletableFuture<?>[]::new);
        engine.close(spread);
        return CompletableFuture.allOf(done);
    }

    private EngineListener open(EngineSession session) {
        Connection<P> connection = new Connection<>(session, options, threads, namespaces);
        connections.add(connection);
        CompletableFuture<Void> _ = gone(connection);
        return connection;
    }

    /// Completes when it is over and no longer counted.
    private CompletableFuture<Void> gone(Connection<P> connection) {
        return connection.done().thenRun(() -> connections.remove(connection));
    }
}
