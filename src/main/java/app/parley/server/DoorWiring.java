package app.parley.server;

import app.parley.server.gateway.SessionLimits;
import app.parley.server.http.AnswerHeaders;
import app.parley.server.http.OriginRule;
import app.parley.server.http.RateGate;
import app.parley.server.limits.ClientAddresses;
import app.parley.server.limits.ConnectionLimits;
import app.parley.server.limits.RequestLimits;
import app.parley.server.limits.SignInLimits;
import app.parley.server.limits.SocketLimits;
import app.parley.server.socketio.SocketIoOptions;
import app.parley.server.socketio.engine.SessionGate;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// What stands between the network and the server's subjects: who may come in, and how often. Made by
/// [ServerWiring].
final class DoorWiring {
    final RequestLimits requests;
    final SignInLimits signIns;
    final SocketLimits sockets;
    final SessionGate sessions;
    final RateGate gate;
    private final ConnectionLimits connections;
    private final ClientAddresses addresses;
    private final AnswerHeaders headers;
    private final OriginRule origins;

    /// @param loopbackOnly whether nobody but this machine reaches the server
    DoorWiring(ServerConfig config, boolean loopbackOnly) {
        var protection = config.protection();
        var behindProxy = config.listen().behindProxy();
        var limits = protection.rateLimits();
        addresses = new ClientAddresses(behindProxy);
        connections = new ConnectionLimits(limits, !behindProxy, System::nanoTime);
        sessions = new SessionLimits(new ConnectionLimits(limits, true, System::nanoTime), addresses);
        requests = new RequestLimits(limits, System::nanoTime);
        signIns = new SignInLimits(limits, System::nanoTime);
        sockets = new SocketLimits(limits, System::nanoTime);
        gate = new RateGate(requests, addresses);
        headers = new AnswerHeaders(protection.tls().isGiven());
        origins = origins(protection, loopbackOnly);
    }

    /// Called for every event loop's router, before anything else is mounted.
    void mount(Router router) {
        router.route().handler(headers::add);
        router.route().handler(origins::check);
        router.route("/api/*").handler(gate::call);
        router.route(SocketIoOptions.defaults().engine().path() + "*").handler(gate::poll);
    }

    /// Turns a connection away that is one too many.
    void count(HttpConnection connection) {
        var address = addresses.of(connection.remoteAddress().hostAddress(), List.of());
        if (connections.enter(address).isPresent()) {
            connection.close();
        } else {
            // Vert.x tells the end of a connection to its WebSocket only, once there is one; Netty tells it always.
            ((ConnectionBase) connection).channel().closeFuture().addListener(_ -> connections.left(address));
        }
    }

    /// Hashes passwords: as many threads as there are processors, and a bound on what waits for them.
    static ExecutorService hashing(ServerConfig config) {
        var parallel = Runtime.getRuntime().availableProcessors();
        var waiting = config.protection().rateLimits().signIns().waiting();
        return new ThreadPoolExecutor(
                parallel,
                parallel,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("parley-hash-", 0).daemon().factory());
    }

    private static OriginRule origins(Protection protection, boolean loopbackOnly) {
        try {
            return new OriginRule(protection.corsOrigins(), loopbackOnly);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ServerStartException("An origin looks like https://chat.example.org: " + e.getMessage() + ".", e);
        }
    }
}
