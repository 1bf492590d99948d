package app.parley.server;

import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.accounts.Principal;
import app.parley.server.calls.CallService;
import app.parley.server.calls.rules.Party;
import app.parley.server.chats.Chats;
import app.parley.server.gateway.EventRoutes;
import app.parley.server.messages.Messages;
import app.parley.server.sync.Sync;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Says who answers which event of a socket: the part of [ServerWiring] that grows with the protocol.
final class EventWiring {
    private EventWiring() {}

    /// @param draining whether the server takes no new calls any more
    static EventRoutes routes(Sync sync, Chats chats, Messages messages, CallService calls, BooleanSupplier draining) {
        var routes = new EventRoutes();
        route(routes, sync, chats, messages);
        route(routes, calls, draining);
        return routes;
    }

    private static void route(EventRoutes routes, Sync sync, Chats chats, Messages messages) {
        routes.on(ClientEvent.Sync.class, (who, event) -> sync.sync(who.user(), event))
                .on(ClientChatEvent.Open.class, (who, event) -> chats.open(who.user(), event))
                .on(ClientChatEvent.Create.class, (who, event) -> chats.create(who.user(), event))
                .on(ClientChatEvent.Update.class, (who, event) -> chats.update(who.user(), event))
                .on(ClientChatEvent.Read.class, (who, event) -> chats.read(who.user(), event))
                .on(ClientChatEvent.Typing.class, (who, event) -> chats.typing(who.user(), event))
                .on(ClientChatEvent.History.class, (who, event) -> messages.history(who.user(), event))
                .on(ClientChatEvent.Search.class, (who, event) -> messages.search(who.user(), event))
                .on(ClientChatEvent.Send.class, (who, event) -> messages.send(who.user(), event))
                .on(ClientChatEvent.Edit.class, (who, event) -> messages.edit(who.user(), event))
                .on(ClientChatEvent.Delete.class, (who, event) -> messages.delete(who.user(), event))
                .on(ClientChatEvent.React.class, (who, event) -> messages.react(who.user(), event));
    }

    private static void route(EventRoutes routes, CallService calls, BooleanSupplier draining) {
        // Spelled out: of an inferred Record & ClientCallEvent the compiler makes a lambda that does not link.
        List<Class<? extends ClientCallEvent>> types = List.of(
                ClientCallEvent.Accept.class,
                ClientCallEvent.Reject.class,
                ClientCallEvent.End.class,
                ClientCallEvent.Resume.class,
                ClientCallEvent.Hold.class,
                ClientCallEvent.Forget.class,
                ClientCallEvent.History.class);
        for (var type : types) routes.onReply(type, (who, event, reply) -> calls.handle(party(who), event, reply));
        routes.onReply(ClientCallEvent.Initiate.class, (who, event, reply) -> {
            if (draining.getAsBoolean()) {
                throw new ProtocolException(ErrorCode.UNAVAILABLE, "the server is going down; try again");
            }
            calls.handle(party(who), event, reply);
        });
        routes.onRelay(
                ClientCallEvent.Signal.class,
                ProtocolJson.signalNames(),
                (who, event, reply) -> calls.relay(party(who), event, reply),
                (who, event, reply) -> calls.handle(party(who), event, reply));
    }

    private static Party party(Principal who) {
        return new Party(who.user(), who.device());
    }
}
