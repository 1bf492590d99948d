package app.parley.server.gateway;

import app.parley.protocol.Ack;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.server.accounts.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Who answers which event. The wiring fills it before the server listens; the [Gateway] asks it.
public final class EventRoutes {
    private final Map<Class<?>, Answerer<ClientEvent>> answerers = new HashMap<>();
    private final Map<Class<?>, Relay<ClientEvent>> relays = new HashMap<>();
    private final Set<String> relayed = new HashSet<>();

    /// Answers an event. Runs on a virtual thread and may block. It either hands its answer to `reply`, once,
    /// before or after what else it sends to the device, or refuses by throwing a [ProtocolException].
    @FunctionalInterface
    public interface Answerer<E extends ClientEvent> {
        void answer(Principal who, E event, Consumer<Ack> reply);
    }

    /// Passes an event on without blocking: mostly runs on an event loop. Answers as an [Answerer] does, or returns
    /// false without having done anything, when that would take blocking.
    @FunctionalInterface
    public interface Relay<E extends ClientEvent> {
        boolean relay(Principal who, E event, Consumer<Ack> reply);
    }

    /// `answer` runs on a virtual thread and may block; it refuses by throwing a [ProtocolException].
    public <E extends ClientEvent> EventRoutes on(Class<E> type, BiFunction<Principal, E, ? extends Ack> answer) {
        return onReply(type, (who, event, reply) -> reply.accept(answer.apply(who, event)));
    }

    /// As [#on], for who cares about what is sent before and after the answer.
    public <E extends ClientEvent> EventRoutes onReply(Class<E> type, Answerer<E> answerer) {
        Answerer<ClientEvent> untyped = (who, event, reply) -> answerer.answer(who, type.cast(event), reply);
        if (answerers.put(type, untyped) != null) throw new IllegalStateException(type + " is answered twice");
        return this;
    }

    /// As [#onReply], for events that are only passed on to somebody: `relay` is tried first.
    ///
    /// @param names of the events of `type` on the wire
    public <E extends ClientEvent> EventRoutes onRelay(
            Class<E> type, Set<String> names, Relay<E> relay, Answerer<E> answerer) {
        relayed.addAll(names);
        relays.put(type, (who, event, reply) -> relay.relay(who, type.cast(event), reply));
        return onReply(type, answerer);
    }

    boolean isRelay(String name) {
        return relayed.contains(name);
    }

    /// Returns whether the event was passed on and answered; never blocks.
    boolean relay(Principal who, ClientEvent event, Consumer<Ack> reply) {
        var relay = relays.get(event.getClass());
        return relay != null && relay.relay(who, event, reply);
    }

    /// Throws `unknown_event` when nobody answers.
    void answer(Principal who, ClientEvent event, Consumer<Ack> reply) {
        var answerer = answerers.get(event.getClass());
        if (answerer == null) {
            throw new ProtocolException(ErrorCode.UNKNOWN_EVENT, "this server does not answer this event");
        }
        answerer.answer(who, event, reply);
    }
}
