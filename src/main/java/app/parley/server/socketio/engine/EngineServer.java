package app.parley.server.socketio.engine;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The HTTP door of Engine.IO: checks requests, opens sessions, and brings every later request to its session.
/// One for any number of routers and event loops; its methods may be called on any thread.
public final class EngineServer {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vertx vertx;
    private final EngineOptions options;
    private final Function<EngineSession, EngineListener> listeners;
    private final SessionGate gate;
    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// As the other, for who lets everybody open a session.
    public EngineServer(Vertx vertx, EngineOptions options, Function<EngineSession, EngineListener> listeners) {
        this(vertx, options, SessionGate.OPEN, listeners);
    }

    /// Serves nothing until [#mount].
    ///
    /// @param gate who may open a session
    /// @param listeners what to make of each new session; called on its event loop
    public EngineServer(
            Vertx vertx, EngineOptions options, SessionGate gate, Function<EngineSession, EngineListener> listeners) {
        this.gate = gate;
        this.vertx = vertx;
        this.options = options;
        this.listeners = listeners;
    }

    /// Takes over every request under the path of the options. No handler before this one may read bodies.
    public void mount(Router router) {
        router.route(options.path() + "*").handler(context -> handle(context.request()));
    }

    /// Sessions that are open or have something left to say.
    public int sessionCount() {
        return sessions.size();
    }

    /// Takes no new session and closes all.
    ///
    /// @param spread when there are many, over at most how long: a millisecond each, at moments by chance
    public void close(Duration spread) {
        closed = true;
        List<EngineSession> open = List.copyOf(sessions.values());
        long window = Math.min(spread.toMillis(), open.size());
        for (EngineSession session : open) {
            Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextLong(window + 1));
            EventLoop loop = session.loop();
            loop.run(() -> loop.after(delay, () -> session.close(CloseReason.SHUTDOWN)));
        }
    }

    /// An id for a session, or for what a layer above puts on one: 120 random bits, as 20 of `[A-Za-z0-9_-]`.
    public static String newId() {
        byte[] bits = new byte[15];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private void handle(HttpServerRequest request) {
        HttpExchange exchange = new HttpExchange(vertx, request);
        String sid = request.getParam("sid");
        EngineSession session = sid == null ? null : sessions.get(sid);
        if (!"4".equals(request.getParam("EIO"))) {
            exchange.refuse(400, 5, "Unsupported protocol version");
        } else if (sid == null && closed) {
            exchange.refuse(503, 3, "Shutting down");
        } else if (sid != null && session == null) {
            exchange.refuse(400, 1, "Session ID unknown");
        } else {
            switch (request.getParam("transport")) {
                case "polling" -> poll(request, exchange, session);
                case "websocket" -> webSocket(request, exchange, session);
                case null, default -> exchange.refuse(400, 0, "Transport unknown");
            }
        }
    }

    private void poll(HttpServerRequest request, HttpExchange exchange, @Nullable EngineSession session) {
        if (session == null && request.method().equals(HttpMethod.GET)) {
            Peer peer = Peer.of(request);
            OptionalLong wait = gate.enter(peer);
            if (wait.isPresent()) {
                exchange.refuseFor(wait.getAsLong());
                return;
            }
            EngineSession opened = open(peer, fresh -> new PollingTransport(fresh, options.pingTimeout()));
            opened.send(List.of(openPacket(opened, "[\"websocket\"]")));
            opened.poll(exchange);
        } else if (session == null) {
            exchange.refuse(400, 2, "Bad handshake method");
        } else if (request.method().equals(HttpMethod.GET)) {
            session.loop().run(() -> session.poll(exchange));
        } else if (request.method().equals(HttpMethod.POST)) {
            post(request, exchange, session);
        } else {
            exchange.refuse(400, 3, "Bad request");
        }
    }

    private void webSocket(HttpServerRequest request, HttpExchange exchange, @Nullable EngineSession session) {
        if (session != null) {
            WebSocketUpgrade.accept(request, exchange, options.maxPayload()).ifPresent(channel -> {
                WebSocketTransport transport = transport(session, channel);
                session.loop().run(() -> session.onWebSocket(transport));
            });
            return;
        }
        Peer peer = Peer.of(request);
        OptionalLong wait = gate.enter(peer);
        if (wait.isPresent()) {
            exchange.refuseFor(wait.getAsLong());
            return;
        }
        WebSocketUpgrade.accept(request, exchange, options.maxPayload())
                .ifPresentOrElse(
                        channel -> {
                            EngineSession opened = open(peer, fresh -> transport(fresh, channel));
                            opened.send(List.of(openPacket(opened, "[]")));
                        },
                        () -> gate.left(peer));
    }

    private WebSocketTransport transport(EngineSession session, Channel channel) {
        return new WebSocketTransport(session, channel, options.maxPayload(), options.pingTimeout());
    }

    private EngineSession open(Peer peer, Function<EngineSession, Transport> carrier) {
        String id = newId();
        EngineSession session =
                new EngineSession(id, peer, options, EventLoop.current(vertx), carrier, listeners, gone -> {
                    if (sessions.remove(id, gone)) {
                        gate.left(peer);
                    }
                });
        sessions.put(id, session);
        if (closed) {
            session.close(CloseReason.SHUTDOWN);
        }
        return session;
    }

    private EnginePacket openPacket(EngineSession session, String upgrades) {
        // Ids and numbers only: nothing needs escaping.
        String handshake = String.format(
                Locale.ROOT,
                "{\"sid\":\"%s\",\"upgrades\":%s,\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}",
                session.id(),
                upgrades,
                options.pingInterval().toMillis(),
                options.pingTimeout().toMillis(),
                options.maxPayload());
        return new EnginePacket.Text(EnginePacket.Type.OPEN, handshake);
    }

    /// Reads the body on the event loop of its connection, then brings it to the session's.
    private void post(HttpServerRequest request, HttpExchange exchange, EngineSession session) {
        if (!session.beginPost()) {
            exchange.refuse(400, 3, "Bad request");
            session.loop().run(() -> session.onBadPost(CloseReason.MALFORMED));
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= options.maxPayload()) {
                body.appendBuffer(chunk);
            } else {
                request.handler(null).endHandler(null).exceptionHandler(null);
                exchange.refuse(413, 3, "Payload too large");
                session.endPost();
                session.loop().run(() -> session.onBadPost(CloseReason.TOO_LARGE));
            }
        });
        request.endHandler(ignored -> {
            String text = body.toString(StandardCharsets.UTF_8);
            session.loop().run(() -> session.post(exchange, text));
        });
        request.exceptionHandler(brokenOff -> {
            session.endPost();
            session.loop().run(() -> session.onBadPost(CloseReason.TRANSPORT_LOST));
        });
    }
}
