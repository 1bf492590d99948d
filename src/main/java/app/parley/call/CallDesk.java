package app.parley.call;

import app.parley.protocol.CallId;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls of this client: which one is on the screen, which one beside it, and which of them an input is
/// for. Each call follows [CallMachine]; the rules between them are [DeskRules].
///
/// There is one call at a time. Beside it there may be a second one, which waits to be answered or is on hold.
/// And when two people call each other at once (glare), there is theirs for a moment, until the server has said
/// which of the two goes on.
///
/// @param calls by key, oldest first; at most two of them are not over, but for a crossing one
/// @param current the call on the screen; null when there is none
/// @param beside the second call: it waits, is on hold, or has ended there and was not seen yet; null when there is
/// none
/// @param crossing the call that goes on in the place of one that it crossed, until its ringing arrives here
/// @param wish a call that the user wants while another one is on: the user is asked whether to end that
public record CallDesk(
        Map<CallKey, CallState.Present> calls,
        @Nullable CallKey current,
        @Nullable CallKey beside,
        @Nullable CallId crossing,
        CallInput.@Nullable Dial wish) {
    /// Nothing going on.
    public static final CallDesk EMPTY = new CallDesk(Map.of(), null, null, null, null);

    public CallDesk {
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    }

    /// What the window shows.
    public CallState onScreen() {
        return state(current);
    }

    /// What it shows beside that; [CallState.Idle] when there is no second call.
    public CallState besideIt() {
        return state(beside);
    }

    /// What can happen to the desk.
    public sealed interface Input {
        /// The user calls somebody. While a call is on that is not held it is a wish only.
        record Dial(CallInput.Dial dial) implements Input {}

        /// The user ends the call that is on, and calls somebody else.
        record EndAndDial(CallInput.Dial dial, Instant at) implements Input {}

        /// The user does not want the other call after all.
        record ForgetWish() implements Input {}

        /// Something for the call on the screen, from the user.
        record OnScreen(CallInput input) implements Input {}

        /// The user answers the call that waits beside.
        ///
        /// @param first what becomes of the call on the screen
        /// @param video whether to be seen, in a video call
        record AnswerBeside(First first, boolean video, Instant at) implements Input {}

        /// The user rejects the call that waits beside, or hangs up the one that is held there.
        record EndBeside(Instant at) implements Input {}

        /// The user takes up the call beside and holds the one on the screen.
        record Swap() implements Input {}

        /// Something for one call, from its media, its timers or the server's answers.
        record ForCall(CallKey key, CallInput input) implements Input {}

        /// Something that the server says of the call `callId`.
        record FromServer(CallId callId, CallInput input) implements Input {}

        /// The server has given a call that was dialled to `callee` its id.
        record Initiated(CallId callId, UserId callee) implements Input {}

        /// Somebody calls.
        record Incoming(ServerCallEvent.Incoming event) implements Input {}

        /// The connection to the server is lost or back, for every call.
        record Signalling(boolean present) implements Input {}

        /// The user has seen how the call on the screen ended.
        record Dismiss() implements Input {}

        /// The user has seen how the call beside ended.
        record DismissBeside() implements Input {}
    }

    /// An effect and the call that asks for it.
    public record Effect(CallKey key, CallEffect effect) {}

    CallState state(@Nullable CallKey key) {
        var present = key == null ? null : calls.get(key);
        return present == null ? new CallState.Idle() : present;
    }

    boolean isBusy() {
        return onScreen() instanceof CallState.Live;
    }

    /// Whether there is a second call that is not over.
    boolean isBusyBeside() {
        return besideIt() instanceof CallState.Live;
    }

    boolean holdsCurrent() {
        return onScreen() instanceof CallState.Live live && live.call().hold().mine();
    }

    @Nullable
    CallKey keyOf(CallId callId) {
        for (var entry : calls.entrySet()) {
            if (callId.equals(entry.getValue().call().callId())) return entry.getKey();
        }
        return null;
    }

    /// The call to `callee` that waits for its id; null if there is none, or more than one: then each gets its own
    /// with the answer to what it sent.
    @Nullable
    CallKey dialled(UserId callee) {
        CallKey found = null;
        for (var entry : calls.entrySet()) {
            var state = entry.getValue();
            if (!waitsForId(state) || !state.call().peer().id().equals(callee)) continue;
            if (found != null) return null;
            found = entry.getKey();
        }
        return found;
    }

    /// Whether the server may give it an id still: one that it has refused never gets one.
    private static boolean waitsForId(CallState.Present state) {
        if (state.call().callId() != null) return false;
        return !(state instanceof CallState.Ended ended)
                || !switch (ended.reason()) {
                    case EndReason.Busy _, EndReason.PeerOffline _, EndReason.Crossed _ -> true;
                    case EndReason.Failed(var failure) -> failure instanceof CallFailure.Refused;
                    default -> false;
                };
    }

    CallDesk showing(@Nullable CallKey current, @Nullable CallKey beside) {
        return new CallDesk(calls, current, beside, crossing, wish).tidied();
    }

    CallDesk crossedBy(@Nullable CallId callId) {
        return new CallDesk(calls, current, beside, callId, wish);
    }

    CallDesk wishing(CallInput.@Nullable Dial wish) {
        return new CallDesk(calls, current, beside, crossing, wish);
    }

    CallDesk with(CallKey key, CallState.Present state) {
        var all = new LinkedHashMap<>(calls);
        all.put(key, state);
        return new CallDesk(all, current, beside, crossing, wish);
    }

    /// Ended calls are forgotten once they have left the screen and the server knows of their end.
    private CallDesk tidied() {
        var kept = new LinkedHashMap<CallKey, CallState.Present>();
        calls.forEach((key, state) -> {
            var over = state instanceof CallState.Ended ended && ended.unsaid() == null && !waitsForId(state);
            if (!over || key.equals(current) || key.equals(beside)) kept.put(key, state);
        });
        return new CallDesk(kept, current, beside, crossing, wish);
    }
}
