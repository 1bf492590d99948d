package app.parley.server.calls;

import app.parley.protocol.Ack;
import app.parley.protocol.CallSignal;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.server.bus.Bus;
import app.parley.server.calls.rules.CallEffect;
import app.parley.server.calls.rules.Party;
import app.parley.server.calls.rules.ServerCall;
import app.parley.server.calls.rules.SignalRules;
import app.parley.server.calls.rules.SignalRules.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One call's way to its devices: relays what the two sides signal, tells them what the rules decided, and
/// keeps both for devices that are not there. It knows the call as it was last committed, so a relay asks no
/// database.
///
/// Safe on every thread; nothing here blocks. Its lock is what keeps the order between what is relayed, what is
/// told and what was kept.
final class CallLine {
    /// How soon a sender may try again whose signals fill what can be kept. About what a lost device needs to come
    /// back.
    private static final long RETRY_AFTER_MS = 1_000;

    private final Bus bus;
    private final Set<DeviceId> ringing = new HashSet<>();
    private final KeptNews fromCaller = new KeptNews();
    private final Map<UserId, KeptNews> forAbsent = new HashMap<>();
    private ServerCall call;

    CallLine(Bus bus, ServerCall call) {
        this.bus = bus;
        this.call = call;
    }

    synchronized ServerCall call() {
        return call;
    }

    /// Passes `signal` on, and says what its sender is answered.
    synchronized Ack relay(Party from, CallSignal signal) {
        return switch (SignalRules.route(call, from, signal)) {
            case Route.Refused(var code) -> new Ack.Refused(ProtocolError.of(code, "this device cannot signal here"));
            case Route.ToRinging _ -> {
                if (!fromCaller.hasRoomFor(signal)) yield full();
                var event = event(from, signal);
                fromCaller.add(event);
                tellRinging(event, null);
                yield new Ack.Done();
            }
            case Route.ToDevice(var to) -> {
                var kept = keptFor(to);
                if (kept != null && !kept.hasRoomFor(signal)) yield full();
                tellEventually(to, event(from, signal));
                yield new Ack.Done();
            }
        };
    }

    /// The call is `next` now: carries out the effects that are for devices, in order.
    ///
    /// @param caller as shown to those who ring; null when nobody is to
    synchronized void follow(ServerCall next, List<CallEffect> effects, @Nullable User caller, Consumer<Ack> reply) {
        call = next;
        for (var effect : effects) {
            switch (effect) {
                case CallEffect.Answer(var ack) -> reply.accept(ack);
                case CallEffect.Tell(var to, var event) -> tell(to, event);
                case CallEffect.TellEventually(var to, var event) -> tellEventually(to, event);
                case CallEffect.TellRinging(var event, var except) -> tellRinging(event, except);
                case CallEffect.Ring ring when caller != null -> ring(ring, caller);
                case CallEffect.Ring _ -> throw new IllegalStateException("nobody to show");
                case CallEffect.DeliverKept(var to) -> deliverKept(to);
                // Done within the transaction.
                case CallEffect.Leave _, CallEffect.MakeWay _ -> {}
            }
        }
    }

    /// The device has no socket any more, so it has to be rung anew when it comes back.
    synchronized void gone(Party device) {
        if (call instanceof ServerCall.Ringing current
                && current.invitation().calleeId().equals(device.user())) {
            ringing.remove(device.device());
        }
    }

    private void ring(CallEffect.Ring ring, User caller) {
        var invitation = ring.call().invitation();
        var incoming = new ServerCallEvent.Incoming(
                invitation.callId(),
                invitation.chatId(),
                invitation.type(),
                caller,
                invitation.expiresAt(),
                ring.silent(),
                ring.call().waiting() ? Boolean.TRUE : null);
        var devices = ring.only() == null ? bus.devicesOf(invitation.calleeId()) : Set.of(ring.only());
        for (var device : devices) {
            // A device that came while the call began may be told by both.
            if (!ringing.add(device)) continue;
            bus.deliver(invitation.calleeId(), device, incoming);
            for (var event : fromCaller.all()) bus.deliver(invitation.calleeId(), device, event);
        }
    }

    private void tellRinging(ServerCallEvent event, @Nullable DeviceId except) {
        var callee = switch (call) {
            case ServerCall.Current current -> current.invitation().calleeId();
            case ServerCall.Over(var record) -> record.calleeId();
            case ServerCall.None _ -> throw new IllegalStateException("nobody rings");
        };
        for (var device : ringing) {
            if (!device.equals(except)) bus.deliver(callee, device, event);
        }
    }

    private void tell(Party to, ServerCallEvent event) {
        bus.deliver(to.user(), to.device(), event);
    }

    private void tellEventually(Party to, ServerCallEvent event) {
        var kept = keptFor(to);
        if (kept == null) tell(to, event);
        else kept.add(event);
    }

    private void deliverKept(Party to) {
        var kept = forAbsent.remove(to.user());
        if (kept != null) kept.all().forEach(event -> tell(to, event));
    }

    /// Null while the user's device in the call is there.
    private @Nullable KeptNews keptFor(Party party) {
        return isAbsent(party) ? forAbsent.computeIfAbsent(party.user(), _ -> new KeptNews()) : null;
    }

    private boolean isAbsent(Party party) {
        return switch (call) {
            case ServerCall.Ringing current -> current.callerLostAt() != null || !isConnected(party);
            case ServerCall.Active current -> current.lostAt().containsKey(party.user()) || !isConnected(party);
            case ServerCall.None _, ServerCall.Over _ -> false;
        };
    }

    /// The bus knows a moment before the database that a socket is gone; nothing may be lost in between.
    private boolean isConnected(Party party) {
        return bus.devicesOf(party.user()).contains(party.device());
    }

    private ServerCallEvent.Signal event(Party from, CallSignal signal) {
        if (!(call instanceof ServerCall.Current current)) throw new IllegalStateException("nobody listens");
        return new ServerCallEvent.Signal(current.callId(), signal, from.user(), from.device());
    }

    private static Ack full() {
        return new Ack.Refused(new ProtocolError(
                ErrorCode.RATE_LIMITED, "too much is waiting for the other side", RETRY_AFTER_MS, null, null));
    }
}
