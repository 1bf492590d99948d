package app.parley.server.gateway;

import app.parley.protocol.Ack.Refused;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.ServerInfo;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.accounts.Accounts;
import app.parley.server.accounts.Principal;
import app.parley.server.accounts.Token;
import app.parley.server.bus.Bus;
import app.parley.server.failure.Failures;
import app.parley.server.limits.RateLimited;
import app.parley.server.limits.SocketLimits;
import app.parley.server.socketio.Ack;
import app.parley.server.socketio.Admission;
import app.parley.server.socketio.Arguments;
import app.parley.server.socketio.Handshake;
import app.parley.server.socketio.SocketIoHandler;
import app.parley.server.socketio.SocketIoSocket;
import app.parley.server.socketio.engine.CloseReason;
import app.parley.server.trace.RequestId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets devices in by their token, hands their events to whoever answers them, and tells the bus who is there.
/// The Socket.IO layer calls it for one socket in order, on a virtual thread; for relayed events on an event loop.
public final class Gateway implements SocketIoHandler<Guest> {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private static final String PROTOCOL = String.valueOf(ServerInfo.PROTOCOL);

    private final Accounts accounts;
    private final Bus bus;
    private final EventRoutes routes;
    private final SocketLimits limits;
    private final EventMeter meter;
    private final Executor threads;

    /// @param threads makes a virtual thread a call
    public Gateway(
            Accounts accounts, Bus bus, EventRoutes routes, SocketLimits limits, EventMeter meter, Executor threads) {
        this.limits = limits;
        this.meter = meter;
        this.threads = threads;
        this.accounts = accounts;
        this.bus = bus;
        this.routes = routes;
    }

    @Override
    public Admission<Guest> authenticate(Handshake handshake) {
        try {
            var shown = ProtocolJson.read(Auth.class, handshake.auth());
            if (shown.protocol() != null && !PROTOCOL.equals(shown.protocol().toString())) {
                return Admission.refuse("unsupported_protocol");
            }
            return proved(shown)
                    .map(who -> Admission.accept(new Guest(who, limits.of(who))))
                    .orElseGet(Gateway::unauthorized);
        } catch (ProtocolException malformed) {
            return unauthorized();
        } catch (RuntimeException e) {
            var error = Failures.explain("the handshake", e);
            return Admission.refuse(error.code().name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public boolean isRelay(String event) {
        return routes.isRelay(event);
    }

    @Override
    public void onConnect(SocketIoSocket<Guest> socket) {
        var live = new LiveSocket(socket);
        bus.attach(live);
        log.info("Device {} of user {} is connected", live.device(), live.user());
        // The token may have ended after it was asked about and before the bus could be told to close this socket.
        try {
            if (proved(ProtocolJson.read(Auth.class, socket.handshake().auth())).isEmpty()) live.close();
        } catch (RuntimeException e) {
            Failures.explain("the second look at a token", e);
            live.close();
        }
    }

    @Override
    public void onEvent(SocketIoSocket<Guest> socket, String event, Arguments arguments, Ack ack) {
        var who = socket.principal().who();
        var answered = meter.begin(event, routes.isRelay(event));
        Consumer<app.parley.protocol.Ack> reply = answer -> {
            answered.accept(answer);
            ack.send(ProtocolJson.encode(answer));
        };
        var wait = socket.principal().limits().take(event);
        if (wait.isPresent()) {
            reply.accept(new Refused(RateLimited.in(wait.getAsLong())));
            return;
        }
        guarded(reply, () -> {
            var asked = ProtocolJson.decodeClientEvent(event, arguments.first());
            if (routes.relay(who, asked, reply)) return;
            if (Thread.currentThread().isVirtual()) {
                answer(who, asked, reply);
            } else {
                // An event loop cannot wait. What could not be relayed needs no order any more.
                threads.execute(() -> answer(who, asked, reply));
            }
        });
    }

    @Override
    public void onDisconnect(SocketIoSocket<Guest> socket, CloseReason reason) {
        var live = new LiveSocket(socket);
        bus.detach(live);
        log.info("A socket of device {} of user {} is gone: {}", live.device(), live.user(), reason);
    }

    /// Under an id of its own in the log. What is only relayed has none, unless it fails: it writes nothing there.
    private void answer(Principal who, ClientEvent asked, Consumer<app.parley.protocol.Ack> reply) {
        try (var _ = RequestId.within(RequestId.fresh())) {
            guarded(reply, () -> routes.answer(who, asked, reply));
        }
    }

    private static void guarded(Consumer<app.parley.protocol.Ack> reply, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | StackOverflowError e) {
            reply.accept(new Refused(Failures.explain("an event", e)));
        }
    }

    /// Empty when the token is nobody's, or another device's than it says.
    private Optional<Principal> proved(Auth shown) {
        return accounts.authenticate(new Token(shown.token()))
                .filter(who -> who.device().equals(shown.deviceId()));
    }

    private static Admission<Guest> unauthorized() {
        return Admission.refuse(ErrorCode.UNAUTHORIZED.name().toLowerCase(Locale.ROOT));
    }

    /// What a client shows in the handshake.
    ///
    /// @param protocol a number; of socket.io-client-java a string, since it can send nothing else
    record Auth(String token, DeviceId deviceId, @Nullable Object protocol) {
        /// Leaves the token out of logs.
        @Override
        public String toString() {
            return "Auth[" + deviceId + "]";
        }
    }
}
