package app.parley.call;

import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.CallId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls of this client: which one is on the screen, and which of them an input is for. Each call follows
/// [CallMachine].
///
/// There is one call at a time. A second one exists for a moment only: theirs, when two people call each other at
/// once
/// (glare), until the server has said which of the two goes on.
///
/// @param calls by key, oldest first; at most one of them is not over
/// @param current the call on the screen; null when there is none
/// @param crossing the call that goes on in the place of one that it crossed, until its ringing arrives here
public record CallDesk(
        Map<CallKey, CallState.Present> calls,
        @Nullable CallKey current,
        @Nullable CallId crossing) {
    /// Nothing going on.
    public static final CallDesk EMPTY = new CallDesk(Map.of(), null, null);

    public CallDesk {
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    }

    /// What the window shows.
    public CallState onScreen() {
        var present = current == null ? null : calls.get(current);
        return present == null ? new CallState.Idle() : present;
    }

    /// What can happen to the desk.
    public sealed interface Input {
        /// The user calls somebody. Ignored while a call is on.
        record Dial(CallInput.Dial dial) implements Input {}

        /// Something for the call on the screen, from the user.
        record OnScreen(CallInput input) implements Input {}

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

        /// The user has seen how the call ended.
        record Dismiss() implements Input {}
    }

    /// An effect and the call that asks for it.
    public record Effect(CallKey key, CallEffect effect) {}

    /// The desk's rules.
    public static final class Rules implements Machine<CallDesk, Input, Effect> {
        private final CallMachine machine = new CallMachine();

        @Override
        public Step<CallDesk, Effect> step(CallDesk desk, Input input) {
            return switch (input) {
                case Input.Dial(var dial) ->
                    desk.isBusy() ? Step.to(desk) : run(desk.showing(dial.key()), dial.key(), dial);
                case Input.OnScreen(var on) -> desk.current == null ? Step.to(desk) : run(desk, desk.current, on);
                case Input.ForCall(var key, var one) ->
                    desk.calls.containsKey(key) ? run(desk, key, one) : Step.to(desk);
                case Input.FromServer(var callId, var one) -> {
                    var key = desk.keyOf(callId);
                    yield key == null ? Step.to(desk) : run(desk, key, one);
                }
                case Input.Initiated(var callId, var callee) -> {
                    var key = desk.dialled(callee);
                    yield key == null ? Step.to(desk) : run(desk, key, new CallInput.Initiated(callId));
                }
                case Input.Incoming(var event) -> incoming(desk, event);
                case Input.Signalling(var present) -> {
                    var step = Step.<CallDesk, Effect>to(desk);
                    for (var key : desk.calls.keySet()) {
                        var one = run(step.next(), key, new CallInput.Signalling(present));
                        step = new Step<CallDesk, Effect>(one.next(), step.effects()).and(one.effects());
                    }
                    yield step;
                }
                case Input.Dismiss _ -> Step.to(desk.isBusy() ? desk : desk.showing(null));
            };
        }

        private Step<CallDesk, Effect> incoming(CallDesk desk, ServerCallEvent.Incoming event) {
            var known = desk.keyOf(event.callId());
            if (known != null) return run(desk, known, new CallInput.Incoming(known, event, false));
            var key = new CallKey(event.callId().value());
            if (event.callId().equals(desk.crossing)) {
                var rings = run(desk.crossedBy(null).showing(key), key, new CallInput.Incoming(key, event, true));
                return answered(rings, key);
            }
            var onScreen = desk.onScreen();
            if (!(onScreen instanceof CallState.Live live)) {
                return run(desk.showing(key), key, new CallInput.Incoming(key, event, false));
            }
            if (onScreen instanceof CallState.Calling
                    && live.call().peer().id().equals(event.caller().id())) {
                // We are calling them at this moment: the server is about to say so.
                return run(desk, key, new CallInput.Incoming(key, event, true));
            }
            var busy = new ClientCallEvent.Reject(event.callId(), ClientCallEvent.RejectReason.BUSY);
            return Step.to(desk, new Effect(key, new CallEffect.Send(busy)));
        }

        /// Runs one call's machine, and lets a crossing call take the place of one that it ended.
        private Step<CallDesk, Effect> run(CallDesk desk, CallKey key, CallInput input) {
            var before = desk.calls.get(key);
            var step = machine.step(before == null ? new CallState.Idle() : before, input);
            if (!(step.next() instanceof CallState.Present after)) return Step.to(desk);
            var effects = step.effects().stream()
                    .map(effect -> new Effect(key, effect))
                    .toList();
            var next = new Step<>(desk.with(key, after), effects);
            if (before instanceof CallState.Live
                    && after instanceof CallState.Ended ended
                    && ended.reason() instanceof EndReason.Crossed(var theirs)) {
                return crossed(next, theirs);
            }
            return next;
        }

        /// Two called each other at once. Theirs goes on, answered without a second click.
        private Step<CallDesk, Effect> crossed(Step<CallDesk, Effect> step, CallId theirs) {
            var key = step.next().keyOf(theirs);
            if (key == null) return new Step<>(step.next().crossedBy(theirs), step.effects());
            return answered(new Step<>(step.next().showing(key), step.effects()), key);
        }

        private Step<CallDesk, Effect> answered(Step<CallDesk, Effect> step, CallKey key) {
            var answer = run(step.next(), key, new CallInput.Answer(true));
            return new Step<CallDesk, Effect>(answer.next(), step.effects()).and(answer.effects());
        }
    }

    private boolean isBusy() {
        return onScreen() instanceof CallState.Live;
    }

    private @Nullable CallKey keyOf(CallId callId) {
        for (var entry : calls.entrySet()) {
            if (callId.equals(entry.getValue().call().callId())) return entry.getKey();
        }
        return null;
    }

    /// The call to `callee` that has no id yet.
    private @Nullable CallKey dialled(UserId callee) {
        for (var entry : calls.entrySet()) {
            var call = entry.getValue().call();
            if (call.callId() == null && call.peer().id().equals(callee)) return entry.getKey();
        }
        return null;
    }

    private CallDesk showing(@Nullable CallKey key) {
        return new CallDesk(calls, key, crossing).tidied();
    }

    private CallDesk crossedBy(@Nullable CallId callId) {
        return new CallDesk(calls, current, callId);
    }

    private CallDesk with(CallKey key, CallState.Present state) {
        var all = new LinkedHashMap<>(calls);
        all.put(key, state);
        return new CallDesk(all, current, crossing);
    }

    /// Ended calls are forgotten once they have left the screen and the server knows of their end.
    private CallDesk tidied() {
        var kept = new LinkedHashMap<CallKey, CallState.Present>();
        calls.forEach((key, state) -> {
            var over = state instanceof CallState.Ended ended
                    && ended.unsaid() == null
                    && ended.call().callId() != null;
            if (!over || key.equals(current)) kept.put(key, state);
        });
        return new CallDesk(kept, current, crossing);
    }
}
