package app.parley.server;

import app.parley.server.DataFolder.Lock;
import app.parley.server.tls.BadCertificateException;
import app.parley.server.tls.Certificates;
import app.parley.server.tls.TlsFiles;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server. Started by the `server` subcommand, by the desktop client that has no server of its own,
/// by the demo and by tests; several may run in one process, each with its own data.
public final class ServerApp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerApp.class);
    /// Often enough that what is over its time goes in small pieces; a look at nothing costs nothing.
    private static final Duration TIDYING = Duration.ofMinutes(1);
    /// Longest start and stop of a listener.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// An HTTP connection without a byte either way is dead: no request takes so long.
    private static final int IDLE_SECONDS = 60;
    /// In bytes: the longest honest one asks for users by a display name of 100 characters, percent-encoded.
    private static final int LONGEST_LINE = 4 << 10;
    /// In bytes, of all headers together: a file name of 255 characters, percent-encoded, and a browser's usual
    /// ones.
    private static final int LONGEST_HEADERS = 8 << 10;

    private final Lock lock;
    private final Vertx vertx;
    private final ServerWiring wiring;
    private final @Nullable Certificates certificates;
    private final List<HttpServer> doors = new CopyOnWriteArrayList<>();
    private final Drain drain;
    private final String host;
    private final int port;
    private final CountDownLatch going = new CountDownLatch(1);
    private boolean closed;

    private ServerApp(ServerConfig config, InstantSource clock) {
        host = config.listen().host();
        drain = config.drain();
        var behindProxy = config.listen().behindProxy();
        var loopback = isLoopback(host);
        var protection = config.protection();
        if (!loopback && !behindProxy && !protection.tls().isGiven()) {
            throw new ServerStartException("The server speaks plain HTTP and so listens on loopback only; to listen on "
                    + host + ", give it a certificate with --tls-cert and --tls-key, or put a proxy that ends"
                    + " TLS in front of it and say --behind-proxy.");
        }
        if (!protection.rateLimits().enforced() && (!loopback || behindProxy)) {
            throw new ServerStartException(
                    "Limits that are not enforced (--no-rate-limits) are for tests: that is accepted"
                            + " on a loopback address only, and not behind a proxy.");
        }
        if (config.accounts().hashing().isWeak() && (!loopback || behindProxy)) {
            throw new ServerStartException("So little hashing (accounts.hashing) is for tests: that is accepted on a"
                    + " loopback address only, and not behind a proxy. At least 7MiB and 5 passes are advised, or"
                    + " 19MiB and 2.");
        }
        lock = DataFolder.lock(config.dataDir());
        var loops = config.listen().eventLoops();
        var options = new VertxOptions().setPreferNativeTransport(false);
        vertx = Vertx.vertx(loops == 0 ? options : options.setEventLoopPoolSize(loops));
        ServerWiring parts = null;
        try {
            certificates = protection.tls().isGiven() ? certificates(protection.tls()) : null;
            parts = new ServerWiring(config, vertx, loopback && !behindProxy, clock);
            wiring = parts;
            port = listen(config.listen().port(), config.listen().eventLoops());
        } catch (RuntimeException e) {
            if (parts != null) parts.close();
            await(vertx.close());
            lock.close();
            throw e;
        }
        if (certificates != null) watch(certificates, protection.tls());
        vertx.setPeriodic(TIDYING.toMillis(), _ -> wiring.threads.execute(wiring::tidy));
        log.info("The server listens on {}", url());
    }

    /// Returns a server that listens, or throws [ServerStartException].
    public static ServerApp start(ServerConfig config) {
        return start(config, InstantSource.system());
    }

    /// The same by another clock, for tests of what a jump of it does.
    public static ServerApp start(ServerConfig config, InstantSource clock) {
        return new ServerApp(config, clock);
    }

    /// The port that it listens on.
    public int port() {
        return port;
    }

    /// `http://HOST:PORT` or `https://…`, as a client on this machine reaches it.
    public String url() {
        return (certificates == null ? "http://" : "https://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + port;
    }

    /// Lets go now of what is over its time, which else happens every minute. Blocks.
    public void tidy() {
        wiring.tidy();
    }

    /// Says goodbye to everybody, finishes what is under way and lets go of the data. Blocks; later calls do
    /// nothing.
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        wiring.shutdown.begin();
        try {
            going.await(drain.notice().toMillis(), TimeUnit.MILLISECONDS);
            wiring.aboutToClose();
            var patience = drain.spread().plus(drain.patience());
            wiring.sockets.close(drain.spread()).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "Some sockets did not finish within {} ms", drain.patience().toMillis());
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

    /// Listens on so many event loops, and returns the port.
    private int listen(int wanted, int eventLoops) {
        // Vert.x shares a free port among the instances of one deployment when it is asked for a negative one.
        var asked = wanted == 0 ? -1 : wanted;
        var found = new CompletableFuture<Integer>();
        var loops = new DeploymentOptions()
                .setInstances(eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops);
        await(vertx.deployVerticle(() -> new Door(asked, found), loops));
        return found.join();
    }

    private Certificates certificates(TlsFiles files) {
        try {
            return Certificates.read(vertx, files, InstantSource.system());
        } catch (BadCertificateException e) {
            throw new ServerStartException(e.getMessage() + ".", e);
        }
    }

    /// Shows a renewed certificate to whoever connects from then on.
    private void watch(Certificates watched, TlsFiles files) {
        vertx.setPeriodic(
                files.checkEvery().toMillis(),
                _ -> wiring.threads.execute(() -> watched.renewed()
                        .ifPresent(options -> doors.forEach(door -> door.updateSSLOptions(options)
                                .onFailure(e -> log.warn("A renewed certificate is not shown", e))))));
    }

    private HttpServerOptions options() {
        var options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                // One exchange at a time on a connection, as the limits count them.
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false);
        if (certificates == null) return options;
        var tls = certificates.options();
        options.setSsl(true)
                .setKeyCertOptions(tls.getKeyCertOptions())
                .setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols());
        return options;
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
            var server = vertx.createHttpServer(options());
            doors.add(server);
            server.connectionHandler(wiring.doors::count)
                    .requestHandler(router)
                    .listen(wanted, host)
                    .onSuccess(_ -> found.complete(server.actualPort()))
                    .<Void>mapEmpty()
                    .recover(e -> Future.failedFuture(new ServerStartException(
                            "Cannot listen on " + host + ":" + wanted + ": " + e.getMessage() + ".", e)))
                    .onComplete(started);
        }
    }
}
