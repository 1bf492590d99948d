package app.parley.client.calling;

import app.parley.call.CallDesk;
import app.parley.call.CallInput;
import app.parley.protocol.CallId;
import app.parley.protocol.ServerCallEvent;
import java.time.Instant;

/// What the server says of calls, in the words of the rules. Pure.
final class ServerNews {
    private ServerNews() {}

    /// Somebody calls.
    ///
    /// @param rings whether it may be heard
    static CallDesk.Input input(ServerCallEvent.Incoming call, boolean rings) {
        return new CallDesk.Input.Incoming(new ServerCallEvent.Incoming(
                call.callId(), call.chatId(), call.type(), call.caller(), call.expiresAt(), !rings, call.waiting()));
    }

    static CallDesk.Input input(ServerCallEvent news, Instant now) {
        return switch (news) {
            case ServerCallEvent.Initiated(var callId, var calleeId, var _, var _, var _) ->
                new CallDesk.Input.Initiated(callId, calleeId);
            case ServerCallEvent.Incoming incoming -> new CallDesk.Input.Incoming(incoming);
            case ServerCallEvent.Accepted(var callId, var by, var _) -> about(callId, new CallInput.Accepted(by, now));
            case ServerCallEvent.Rejected(var callId, var reason) -> about(callId, new CallInput.Rejected(reason));
            case ServerCallEvent.Timeout(var callId) -> about(callId, new CallInput.TimedOut());
            case ServerCallEvent.Ended ended -> about(ended.callId(), new CallInput.Over(ended));
            case ServerCallEvent.Signal(var callId, var signal, var _, var from) ->
                about(callId, new CallInput.PeerSignal(signal, from));
            case ServerCallEvent.PeerReconnecting(var callId, var _, var _) ->
                about(callId, new CallInput.PeerSignalling(false));
            case ServerCallEvent.PeerResumed(var callId, var _, var _) ->
                about(callId, new CallInput.PeerSignalling(true));
            case ServerCallEvent.Held(var callId, var _, var on) -> about(callId, new CallInput.PeerHeld(on));
        };
    }

    private static CallDesk.Input about(CallId callId, CallInput input) {
        return new CallDesk.Input.FromServer(callId, input);
    }
}
