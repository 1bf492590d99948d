package app.parley.client.ui.call;

import app.parley.call.Call;
import app.parley.call.CallState;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.ui.Texts;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a screen reader says of what has changed: one thing at a time, the weightiest. Pure.
final class CallAnnouncer {
    private CallAnnouncer() {}

    /// @return null where there is nothing to say
    static @Nullable String said(CallSnapshot before, CallSnapshot now) {
        var state = CallWords.announcement(now.state());
        if (!state.equals(CallWords.announcement(before.state()))) return state;
        var beside = beside(now.beside());
        if (!beside.equals(beside(before.beside())) && !beside.isEmpty()) return beside;
        if (!(now.state() instanceof CallState.Live live)) return null;
        var call = live.call();
        var was = before.state() instanceof CallState.Live earlier ? earlier.call() : call;
        if (call.upgrade() != was.upgrade()) return upgrade(call);
        if (differ(call, was, one -> one.hold().mine()))
            return either(call.hold().mine(), "held", "takenUp");
        if (differ(call, was, one -> one.hold().theirs()))
            return named(call.hold().theirs() ? "heldByPeer" : "takenUpByPeer", call);
        if (differ(call, was, one -> one.local().isSharing()))
            return either(call.local().isSharing(), "sharing", "notSharing");
        if (differ(call, was, one -> one.remote().screen()))
            return named(call.remote().screen() ? "peerShares" : "peerSharesNot", call);
        if (differ(call, was, one -> one.local().muted()))
            return either(call.local().muted(), "muted", "unmuted");
        if (differ(call, was, one -> one.local().camera()))
            return either(call.local().camera(), "cameraOn", "cameraOff");
        return null;
    }

    private static String beside(CallState state) {
        return switch (state) {
            case CallState.Idle _ -> "";
            case CallState.Ringing(var call, var _) -> named("waiting", call);
            case CallState.Live live -> named("heldBeside", live.call());
            case CallState.Ended ended -> {
                var words = EndWords.of(ended);
                yield Texts.of("call.say.endedBeside", ended.call().peer().displayName(), words.headline());
            }
        };
    }

    private static @Nullable String upgrade(Call call) {
        return switch (call.upgrade()) {
            case NONE -> null;
            case ASKED_BY_ME -> named("upgrade.asked", call);
            case ASKED_BY_THEM -> named("upgrade.asks", call);
            case DECLINED -> Texts.of("call.upgrade.DECLINED", name(call));
            case UNANSWERED -> Texts.of("call.upgrade.UNANSWERED", name(call));
        };
    }

    private static boolean differ(Call now, Call before, Predicate<Call> what) {
        return what.test(now) != what.test(before);
    }

    private static String either(boolean on, String whenOn, String whenOff) {
        return Texts.of("call.say." + (on ? whenOn : whenOff));
    }

    private static String named(String key, Call call) {
        return Texts.of("call.say." + key, name(call));
    }

    private static String name(Call call) {
        return call.peer().displayName();
    }
}
