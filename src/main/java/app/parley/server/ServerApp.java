package app.parley.server;

import app.parley.server.DataFolder.Lock;
import app.parley.server.socketio.SocketIoOptions;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server. Started by the `server` subcommand, by the desktop client that has no server of its own, by
/// the
/// demo and by tests; several may run in one process, each with its own data.
public final class ServerApp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerApp.class);
    private static final Duration TIDYING = Duration.ofHours(1);
    /// Longest start of a listener, and longest wait for sockets to say goodbye.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// A connection without a byte either way is dead: sockets are pinged every 10 s, no request takes so long.
    private static final int IDLE_SECONDS = 60;
    /// How long a WebSocket may take to answer a goodbye; socket.io-client-java never does.
    private static final int GOODBYE_SECONDS = 1;

    private final Lock lock;
    private final Vertx vertx;
    private final ServerWiring wiring;
    private final String host;
    private final int port;
    private boolean closed;

    private ServerApp(ServerConfig config) {
        host = config.listen().host();
        var behindProxy = config.listen().behindProxy();
        var loopback = isLoopback(host);
        if (!loopback && !behindProxy) {
            throw new ServerStartException("The server speaks plain HTTP and so listens on loopback only; to listen on "
                    + host + ", put a proxy that ends TLS in front of it and say --behind-proxy.");
        }
        lock = DataFolder.lock(config.dataDir());
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
        ServerWiring parts = null;
        try {
            parts = new ServerWiring(config, vertx, loopback && !behindProxy);
            wiring = parts;
            port = listen(config.listen().port());
        } catch (RuntimeException e) {
            if (parts != null) parts.close();
            await(vertx.close());
            lock.close();
            throw e;
        }
        vertx.setPeriodic(TIDYING.toMillis(), _ -> wiring.threads.execute(wiring::tidy));
        log.info("The server listens on {}", url());
    }

    /// Returns a server that listens, or throws [ServerStartException].
    public static ServerApp start(ServerConfig config) {
        return new ServerApp(config);
    }

    /// The port that it listens on.
    public int port() {
        return port;
    }

    /// `http://HOST:PORT`, as a client on this machine reaches it.
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /// Says goodbye to everybody, finishes what is under way and lets go of the data. Blocks; later calls do
    /// nothing.
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        wiring.aboutToClose();
        try {
            wiring.sockets.close().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("Some sockets did not finish within {} s", PATIENCE.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            log.warn("Closing the sockets failed", e);
        }
        await(vertx.close());
        wiring.close();
        lock.close();
        log.info("The server on port {} has stopped", port);
    }

    /// Listens on as many event loops as there are processors, and returns the port.
    private int listen(int wanted) {
        // Vert.x shares a free port among the instances of one deployment when it is asked for a negative one.
        var asked = wanted == 0 ? -1 : wanted;
        var found = new CompletableFuture<Integer>();
        var loops = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        await(vertx.deployVerticle(() -> new Door(asked, found), loops));
        return found.join();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ServerStartException("There is no address of the name " + host + ".", e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ServerStartException told ? told : e;
        }
    }

    /// One event loop's share of the port.
    private final class Door extends AbstractVerticle {
        private final int wanted;
        private final CompletableFuture<Integer> found;

        Door(int wanted, CompletableFuture<Integer> found) {
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public void start(Promise<Void> started) {
            var router = Router.router(vertx);
            wiring.mount(router);
            var options = SocketIoOptions.defaults()
                    .applyTo(new HttpServerOptions()
                            .setIdleTimeout(IDLE_SECONDS)
                            .setWebSocketClosingTimeout(GOODBYE_SECONDS));
            vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen(wanted, host)
                    .onSuccess(server -> found.complete(server.actualPort()))
                    .<Void>mapEmpty()
                    .recover(e -> Future.failedFuture(new ServerStartException(
                            "Cannot listen on " + host + ":" + wanted + ": " + e.getMessage() + ".", e)))
                    .onComplete(started);
        }
    }
}
