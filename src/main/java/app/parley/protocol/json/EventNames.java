package app.parley.protocol.json;

import static java.util.Map.entry;

import app.parley.protocol.Ack;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerEvent;
import java.util.Map;
import java.util.stream.Collectors;

/// The names of events on the wire, and which answer each gets.
final class EventNames {
    /// What both sides signal to each other: the same names and members in both directions.
    static final Map<String, Class<? extends CallSignal>> SIGNALS = Map.of(
            "call:offer", CallSignal.Offer.class,
            "call:answer", CallSignal.Answer.class,
            "call:ice-candidate", CallSignal.Candidate.class,
            "call:media", CallSignal.Media.class,
            "call:upgrade", CallSignal.Upgrade.class,
            "call:view", CallSignal.View.class);

    static final Map<String, Class<? extends ClientEvent>> CLIENT = Map.ofEntries(
            entry("sync", ClientEvent.Sync.class),
            entry("chat:open", ClientChatEvent.Open.class),
            entry("chat:create", ClientChatEvent.Create.class),
            entry("chat:update", ClientChatEvent.Update.class),
            entry("chat:history", ClientChatEvent.History.class),
            entry("chat:search", ClientChatEvent.Search.class),
            entry("message:send", ClientChatEvent.Send.class),
            entry("message:edit", ClientChatEvent.Edit.class),
            entry("message:delete", ClientChatEvent.Delete.class),
            entry("message:react", ClientChatEvent.React.class),
            entry("chat:read", ClientChatEvent.Read.class),
            entry("chat:typing", ClientChatEvent.Typing.class),
            entry("call:initiate", ClientCallEvent.Initiate.class),
            entry("call:accept", ClientCallEvent.Accept.class),
            entry("call:reject", ClientCallEvent.Reject.class),
            entry("call:end", ClientCallEvent.End.class),
            entry("call:resume", ClientCallEvent.Resume.class),
            entry("call:hold", ClientCallEvent.Hold.class),
            entry("call:forget", ClientCallEvent.Forget.class),
            entry("call:history", ClientCallEvent.History.class));

    static final Map<String, Class<? extends ServerEvent>> SERVER = Map.ofEntries(
            entry("session:replaced", ServerEvent.SessionReplaced.class),
            entry("presence", ServerEvent.PresenceChanged.class),
            entry("message:new", ServerChatEvent.MessageNew.class),
            entry("message:updated", ServerChatEvent.MessageUpdated.class),
            entry("chat:updated", ServerChatEvent.ChatUpdated.class),
            entry("chat:removed", ServerChatEvent.ChatRemoved.class),
            entry("chat:read", ServerChatEvent.ChatRead.class),
            entry("chat:typing", ServerChatEvent.Typing.class),
            entry("call:initiated", ServerCallEvent.Initiated.class),
            entry("incoming_call", ServerCallEvent.Incoming.class),
            entry("call:accepted", ServerCallEvent.Accepted.class),
            entry("call:rejected", ServerCallEvent.Rejected.class),
            entry("call:timeout", ServerCallEvent.Timeout.class),
            entry("call:ended", ServerCallEvent.Ended.class),
            entry("call:peer-reconnecting", ServerCallEvent.PeerReconnecting.class),
            entry("call:peer-resumed", ServerCallEvent.PeerResumed.class),
            entry("call:held", ServerCallEvent.Held.class));

    private static final Map<Class<?>, String> CLIENT_NAMES = inverse(CLIENT);
    private static final Map<Class<?>, String> SERVER_NAMES = inverse(SERVER);
    private static final Map<Class<?>, String> SIGNAL_NAMES = inverse(SIGNALS);

    private EventNames() {}

    static String of(ClientEvent event) {
        return event instanceof ClientCallEvent.Signal signal
                ? of(signal.signal())
                : named(CLIENT_NAMES, event.getClass());
    }

    static String of(ServerEvent event) {
        return event instanceof ServerCallEvent.Signal signal
                ? of(signal.signal())
                : named(SERVER_NAMES, event.getClass());
    }

    /// What the server answers to `event` when it does not refuse.
    static Class<? extends Ack> ackOf(ClientEvent event) {
        return switch (event) {
            case ClientEvent.Sync _ -> Ack.Changes.class;
            case ClientChatEvent.Open _, ClientChatEvent.Create _, ClientChatEvent.Update _ -> Ack.ChatAck.class;
            case ClientChatEvent.History _ -> Ack.Messages.class;
            case ClientChatEvent.Search _ -> Ack.Found.class;
            case ClientChatEvent.Send _, ClientChatEvent.Edit _, ClientChatEvent.Delete _, ClientChatEvent.React _ ->
                Ack.MessageAck.class;
            case ClientChatEvent.Read _, ClientChatEvent.Typing _ -> Ack.Done.class;
            case ClientCallEvent.Initiate _ -> Ack.Initiated.class;
            case ClientCallEvent.Accept _, ClientCallEvent.Resume _ -> Ack.CallAck.class;
            case ClientCallEvent.History _ -> Ack.Calls.class;
            case ClientCallEvent.Reject _,
                    ClientCallEvent.End _,
                    ClientCallEvent.Signal _,
                    ClientCallEvent.Hold _,
                    ClientCallEvent.Forget _ -> Ack.Done.class;
        };
    }

    private static String of(CallSignal signal) {
        return named(SIGNAL_NAMES, signal.getClass());
    }

    private static String named(Map<Class<?>, String> names, Class<?> type) {
        var name = names.get(type);
        if (name == null) throw new IllegalStateException(type + " has no name on the wire");
        return name;
    }

    private static <T> Map<Class<?>, String> inverse(Map<String, Class<? extends T>> types) {
        return types.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }
}
