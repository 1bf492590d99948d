package app.parley.client.ui.call;

import app.parley.call.Call;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.ElapsedTime;
import app.parley.client.ui.Texts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said when a call is over, and what can be done then.
///
/// @param headline says how it ended, in a few words
/// @param detail one sentence more, possibly empty
/// @param actions the likeliest first
/// @param passing whether it goes by itself: nothing is left to decide
/// @param failure instead of the words, where something went wrong
public record EndWords(
        String headline,
        String detail,
        List<Action> actions,
        boolean passing,
        @Nullable UserFailure failure) {
    /// What an ended call offers.
    public enum Action {
        CALL_AGAIN,
        /// The same for somebody who was called.
        CALL_BACK,
        WRITE,
        CLOSE
    }

    static EndWords of(CallState.Ended ended) {
        var call = ended.call();
        return switch (ended.reason()) {
            case EndReason.HungUp(var byMe) -> passing("hungUp", byMe ? "" : whoEnded(call), ended.duration());
            case EndReason.Cancelled(var byMe) ->
                byMe ? passing("cancelledByMe", "", Duration.ZERO) : lasting("cancelled", call);
            case EndReason.Declined(var byMe) ->
                byMe ? passing("declinedByMe", "", Duration.ZERO) : lasting("declined", call);
            case EndReason.Busy _ -> lasting("busy", call);
            case EndReason.NoAnswer _ -> lasting("noAnswer", call);
            case EndReason.Missed _ -> lasting("missed", call);
            case EndReason.PeerOffline _ -> lasting("peerOffline", call);
            case EndReason.AnsweredElsewhere _ -> passing("answeredElsewhere", "", Duration.ZERO);
            case EndReason.DeclinedElsewhere _ -> passing("declinedElsewhere", "", Duration.ZERO);
            case EndReason.Disconnected _ -> lasting("disconnected", call);
            case EndReason.Crossed _ -> passing("crossed", "", Duration.ZERO);
            case EndReason.Failed(var failure) -> {
                var words = UserFailure.of(failure);
                yield new EndWords(Texts.of(words.titleKey()), Texts.of(words.helpKey()), List.of(), false, words);
            }
        };
    }

    private static EndWords passing(String key, String who, Duration talked) {
        var detail = talked.isZero()
                ? who
                : join(who, Texts.of("call.ended.talked", ElapsedTime.running(talked.toMillis())));
        return new EndWords(Texts.of("call.ended." + key), detail, List.of(Action.CLOSE), true, null);
    }

    private static EndWords lasting(String key, Call call) {
        var again = call.isCaller() ? Action.CALL_AGAIN : Action.CALL_BACK;
        return new EndWords(
                Texts.of("call.ended." + key),
                Texts.of(
                        "call.ended." + key + ".detail",
                        Texts.shortName(call.peer().displayName())),
                List.of(again, Action.WRITE, Action.CLOSE),
                false,
                null);
    }

    private static String whoEnded(Call call) {
        return Texts.of("call.ended.byPeer", Texts.shortName(call.peer().displayName()));
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + " " + second;
    }
}
