package app.parley.client.ui.call;

import app.parley.call.Call;
import app.parley.call.CallState;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.ui.Texts;

/// The words of a call, state by state. Pure.
final class CallWords {
    private CallWords() {}

    /// The line under the name; empty while the running time stands there.
    static String status(CallState state) {
        return switch (state) {
            case CallState.Idle _, CallState.Active _, CallState.Ended _ -> "";
            case CallState.Calling(var call) -> Texts.of(call.callId() == null ? "call.calling" : "call.ringing");
            case CallState.Ringing(var call, var _) ->
                Texts.of(call.hasVideo() ? "call.incoming.video" : "call.incoming.audio");
            case CallState.Connecting _ -> Texts.of("call.connecting");
            case CallState.Reconnecting(var call, var _) ->
                call.signalling()
                        ? Texts.of("call.reconnecting.detail", shortName(call))
                        : Texts.of("call.reconnecting.offline");
        };
    }

    /// The same in a word or two; empty while all goes well.
    static String brief(CallState state) {
        return switch (state) {
            case CallState.Active(var call, var _) -> call.hold().any() ? Texts.of("call.held") : "";
            case CallState.Reconnecting _ -> Texts.of("call.reconnecting");
            case CallState.Ended ended -> EndWords.of(ended).headline();
            default -> status(state);
        };
    }

    /// Why no call can be begun now; empty when one can.
    static String blocked(CallSnapshot now) {
        return switch (now.state()) {
            case CallState.Idle _, CallState.Ended _ -> "";
            case CallState.Ringing(var call, var _) -> Texts.of("call.blocked.ringing", shortName(call));
            // A held call leaves room for one beside it.
            case CallState.Live live when live.call().hold().mine() && !(now.beside() instanceof CallState.Live) -> "";
            case CallState.Live live -> Texts.of("call.blocked.inCall", shortName(live.call()));
        };
    }

    /// What a screen reader says of a new state.
    static String announcement(CallState state) {
        return switch (state) {
            case CallState.Idle _ -> "";
            case CallState.Calling(var call) ->
                Texts.of(call.callId() == null ? "call.say.calling" : "call.say.ringing", name(call));
            case CallState.Ringing(var call, var _) ->
                Texts.of(call.hasVideo() ? "call.say.incoming.video" : "call.say.incoming.audio", name(call));
            case CallState.Connecting _ -> Texts.of("call.connecting");
            case CallState.Active(var call, var _) -> Texts.of("call.say.active", name(call));
            case CallState.Reconnecting _ -> Texts.of("call.reconnecting");
            case CallState.Ended ended -> {
                var words = EndWords.of(ended);
                yield words.detail().isEmpty() ? words.headline() : words.headline() + ". " + words.detail();
            }
        };
    }

    private static String name(Call call) {
        return call.peer().displayName();
    }

    private static String shortName(Call call) {
        return Texts.shortName(name(call));
    }
}
