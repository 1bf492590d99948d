package app.parley.server.socketio;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// The layer on a free port of the loopback address, under `/socket.io/`, with a [RecordingHandler] in the
/// namespace `/` and another in `/custom`.
final class TestServer implements AutoCloseable {
    final RecordingHandler handler = new RecordingHandler();
    final RecordingHandler custom = new RecordingHandler();
    final int port;
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Long> openTimers = ConcurrentHashMap.newKeySet();
    private final SocketIoServer<String> server;

    TestServer(UnaryOperator<SocketIoOptions> change, int eventLoops) throws Exception {
        SocketIoOptions options = change.apply(SocketIoOptions.defaults());
        server = new SocketIoServer<>(watchingTimers(), options, threads, Map.of("/", handler, "/custom", custom));
        int listening = 0;
        for (int i = 0; i < eventLoops; i++) {
            Router router = Router.router(vertx);
            server.mount(router);
            // Each is made outside of Vert.x, and so gets an event loop of its own.
            listening = Waiting.result(vertx.createHttpServer()
                            .requestHandler(router)
                            .listen(SocketAddress.sharedRandomPort(1, "127.0.0.1"))
                            .toCompletionStage())
                    .actualPort();
        }
        port = listening;
    }

    static TestServer start() throws Exception {
        return new TestServer(options -> options, 1);
    }

    static TestServer start(UnaryOperator<SocketIoOptions> change) throws Exception {
        return new TestServer(change, 1);
    }

    static UnaryOperator<SocketIoOptions> heartbeat(long intervalMs, long timeoutMs) {
        return options -> options.withEngine(
                options.engine().withHeartbeat(Duration.ofMillis(intervalMs), Duration.ofMillis(timeoutMs)));
    }

    SocketIoServer<String> server() {
        return server;
    }

    /// A WebSocket that has been let in.
    RawSocket connected() throws Exception {
        RawSocket socket = RawSocket.open(this);
        socket.connect();
        return socket;
    }

    /// Timers of the layer that have neither fired nor been cancelled.
    int openTimers() {
        return openTimers.size();
    }

    private Vertx watchingTimers() {
        return (Vertx) Proxy.newProxyInstance(
                Vertx.class.getClassLoader(), new Class<?>[] {Vertx.class}, (self, method, args) -> {
                    try {
                        if (method.getName().equals("setTimer")) {
                            return setTimer((Long) args[0], args[1]);
                        }
                        if (method.getName().equals("cancelTimer")) {
                            openTimers.remove((Long) args[0]);
                        }
                        return method.invoke(vertx, args);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private long setTimer(long delay, Object task) {
        long timer = vertx.setTimer(delay, id -> {
            openTimers.remove(id);
            ((io.vertx.core.Handler<Long>) task).handle(id);
        });
        openTimers.add(timer);
        return timer;
    }

    /// The layer only; whatever it had to tell its handlers is told afterwards.
    void stop() throws Exception {
        Waiting.result(server.close());
    }

    @Override
    public void close() {
        handler.gate.countDown();
        server.close()
                .thenCompose(ignored -> vertx.close().toCompletionStage())
                .toCompletableFuture()
                .orTimeout(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        threads.close();
    }
}
