package app.parley.call;

import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.CallId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ServerCallEvent;
import java.time.Instant;

/// The rules between the calls of a [CallDesk].
///
/// What involves two calls is told to the server as two plain steps, the first call's before the second's: it
/// carries them out in this order, and whichever of them fails, each call is here what it is there.
public final class DeskRules implements Machine<CallDesk, CallDesk.Input, CallDesk.Effect> {
    private final CallMachine machine = new CallMachine();

    @Override
    public Step<CallDesk, CallDesk.Effect> step(CallDesk desk, CallDesk.Input input) {
        return settled(decided(desk, input));
    }

    private Step<CallDesk, CallDesk.Effect> decided(CallDesk desk, CallDesk.Input input) {
        return switch (input) {
            case CallDesk.Input.Dial(var dial) -> dial(desk, dial);
            case CallDesk.Input.EndAndDial(var dial, var at) -> endAndDial(desk, dial, at);
            case CallDesk.Input.ForgetWish _ -> Step.to(desk.wishing(null));
            case CallDesk.Input.OnScreen(var on) -> onScreen(desk, on);
            case CallDesk.Input.AnswerBeside(var first, var video, var at) -> answerBeside(desk, first, video, at);
            case CallDesk.Input.EndBeside(var at) ->
                desk.beside() == null ? Step.to(desk) : run(desk, desk.beside(), new CallInput.HangUp(at));
            case CallDesk.Input.Swap _ -> swap(desk);
            case CallDesk.Input.ForCall(var key, var one) ->
                desk.calls().containsKey(key) ? run(desk, key, one) : Step.to(desk);
            case CallDesk.Input.FromServer(var callId, var one) -> {
                var key = desk.keyOf(callId);
                yield key == null ? Step.to(desk) : run(desk, key, one);
            }
            case CallDesk.Input.Initiated(var callId, var callee) -> {
                var key = desk.dialled(callee);
                yield key == null ? Step.to(desk) : run(desk, key, new CallInput.Initiated(callId));
            }
            case CallDesk.Input.Incoming(var event) -> incoming(desk, event);
            case CallDesk.Input.Signalling(var present) -> {
                var step = Step.<CallDesk, CallDesk.Effect>to(desk);
                for (var key : desk.calls().keySet()) step = then(step, key, new CallInput.Signalling(present));
                yield step;
            }
            case CallDesk.Input.Dismiss _ -> Step.to(desk.isBusy() ? desk : desk.showing(null, desk.beside()));
            case CallDesk.Input.DismissBeside _ ->
                Step.to(desk.isBusyBeside() ? desk : desk.showing(desk.current(), null));
        };
    }

    // ---- from the user

    private Step<CallDesk, CallDesk.Effect> dial(CallDesk desk, CallInput.Dial dial) {
        if (!desk.isBusy()) return run(desk.showing(dial.key(), desk.beside()), dial.key(), dial);
        if (desk.holdsCurrent() && !desk.isBusyBeside()) {
            return run(desk.showing(dial.key(), desk.current()), dial.key(), dial);
        }
        return isWith(desk.onScreen(), dial) || isWith(desk.besideIt(), dial)
                ? Step.to(desk)
                : Step.to(desk.wishing(dial));
    }

    private static boolean isWith(CallState state, CallInput.Dial dial) {
        return state instanceof CallState.Live live
                && live.call().peer().id().equals(dial.peer().id());
    }

    private Step<CallDesk, CallDesk.Effect> endAndDial(CallDesk desk, CallInput.Dial dial, Instant at) {
        var step = Step.<CallDesk, CallDesk.Effect>to(desk.wishing(null));
        if (desk.current() != null) step = then(step, desk.current(), new CallInput.HangUp(at));
        // One that waits would keep the server from ringing anybody out.
        if (desk.beside() != null && desk.besideIt() instanceof CallState.Ringing) {
            step = then(step, desk.beside(), new CallInput.Reject());
        }
        var shown = new Step<>(step.next().showing(dial.key(), desk.beside()), step.effects());
        return then(shown, dial.key(), dial);
    }

    private Step<CallDesk, CallDesk.Effect> onScreen(CallDesk desk, CallInput input) {
        if (desk.current() == null) return Step.to(desk);
        if (input instanceof CallInput.SetHold(var on) && !on && isHeldFor(desk)) return Step.to(desk);
        var toAnswer = input instanceof CallInput.Answer(var video, var _)
                        && desk.onScreen() instanceof CallState.Ringing(var _, var alert)
                        && alert == CallState.Alert.WAITING
                // The call that it waits for is on another device of the user.
                ? new CallInput.Answer(video, First.END)
                : input;
        return run(desk, desk.current(), toAnswer);
    }

    /// Whether taking up the call on the screen would make two that talk.
    private static boolean isHeldFor(CallDesk desk) {
        return desk.besideIt() instanceof CallState.Live live
                && !(live instanceof CallState.Ringing)
                && !live.call().hold().mine();
    }

    private Step<CallDesk, CallDesk.Effect> answerBeside(CallDesk desk, First first, boolean video, Instant at) {
        var current = desk.current();
        var waiting = desk.beside();
        if (waiting == null || !(desk.besideIt() instanceof CallState.Ringing)) return Step.to(desk);
        var step = Step.<CallDesk, CallDesk.Effect>to(desk);
        if (current != null) {
            step = then(
                    step,
                    current,
                    switch (first) {
                        case END -> new CallInput.HangUp(at);
                        case HOLD -> new CallInput.SetHold(true);
                    });
        }
        // What cannot be held yet makes way all the same.
        var makesWay = step.next().isBusy() && !step.next().holdsCurrent();
        if (makesWay && current != null) step = then(step, current, new CallInput.HangUp(at));
        var held = step.next().isBusy() ? current : null;
        var shown = new Step<>(step.next().showing(waiting, held), step.effects());
        return then(shown, waiting, new CallInput.Answer(video, held == null ? First.END : First.HOLD));
    }

    private Step<CallDesk, CallDesk.Effect> swap(CallDesk desk) {
        var current = desk.current();
        var beside = desk.beside();
        if (beside == null
                || !(desk.besideIt() instanceof CallState.Live held)
                || !held.call().hold().mine()) {
            return Step.to(desk);
        }
        if (current == null || !desk.isBusy()) {
            return then(Step.to(desk.showing(beside, null)), beside, new CallInput.SetHold(false));
        }
        var step = then(Step.to(desk), current, new CallInput.SetHold(true));
        // One that is not answered yet cannot be held.
        if (!step.next().holdsCurrent()) return Step.to(desk);
        var shown = new Step<>(step.next().showing(beside, current), step.effects());
        return then(shown, beside, new CallInput.SetHold(false));
    }

    // ---- from the server

    private Step<CallDesk, CallDesk.Effect> incoming(CallDesk desk, ServerCallEvent.Incoming event) {
        var known = desk.keyOf(event.callId());
        if (known != null) return run(desk, known, new CallInput.Incoming(known, event, false));
        var key = new CallKey(event.callId().value());
        if (event.callId().equals(desk.crossing())) {
            var shown = desk.crossedBy(null).showing(key, desk.beside());
            return then(run(shown, key, new CallInput.Incoming(key, event, true)), key, new CallInput.Answer(true));
        }
        var onScreen = desk.onScreen();
        if (!(onScreen instanceof CallState.Live live)) {
            return run(desk.showing(key, desk.beside()), key, new CallInput.Incoming(key, event, false));
        }
        if (onScreen instanceof CallState.Calling
                && live.call().peer().id().equals(event.caller().id())) {
            // We are calling them at this moment: the server is about to say so.
            return run(desk, key, new CallInput.Incoming(key, event, true));
        }
        if (Boolean.TRUE.equals(event.waiting()) && CallMoves.isAnswered(live) && !desk.isBusyBeside()) {
            return run(desk.showing(desk.current(), key), key, new CallInput.Incoming(key, event, false));
        }
        var busy = new ClientCallEvent.Reject(event.callId(), ClientCallEvent.RejectReason.BUSY);
        return Step.to(desk, new CallDesk.Effect(key, new CallEffect.Send(busy)));
    }

    // ---- between the calls

    /// Runs one call's machine, and lets a crossing call take the place of one that it ended.
    private Step<CallDesk, CallDesk.Effect> run(CallDesk desk, CallKey key, CallInput input) {
        var before = desk.calls().get(key);
        var step = machine.step(before == null ? new CallState.Idle() : before, input);
        if (!(step.next() instanceof CallState.Present after)) return Step.to(desk);
        var effects = step.effects().stream()
                .map(effect -> new CallDesk.Effect(key, effect))
                .toList();
        var next = new Step<>(desk.with(key, after), effects);
        if (before instanceof CallState.Live
                && after instanceof CallState.Ended ended
                && ended.reason() instanceof EndReason.Crossed(var theirs)) {
            return crossed(next, theirs);
        }
        return next;
    }

    private Step<CallDesk, CallDesk.Effect> then(Step<CallDesk, CallDesk.Effect> step, CallKey key, CallInput input) {
        var next = run(step.next(), key, input);
        return new Step<CallDesk, CallDesk.Effect>(next.next(), step.effects()).and(next.effects());
    }

    /// Two called each other at once. Theirs goes on, answered without a second click.
    private Step<CallDesk, CallDesk.Effect> crossed(Step<CallDesk, CallDesk.Effect> step, CallId theirs) {
        var desk = step.next();
        var key = desk.keyOf(theirs);
        if (key == null) return new Step<>(desk.crossedBy(theirs), step.effects());
        var shown = new Step<>(desk.showing(key, desk.beside()), step.effects());
        return then(shown, key, new CallInput.Answer(true));
    }

    /// Where the call on the screen is over, the one beside comes forward: one that waits at once, and rings; one
    /// that is held when the end was seen, and stays held.
    private Step<CallDesk, CallDesk.Effect> settled(Step<CallDesk, CallDesk.Effect> step) {
        var desk = step.next();
        if (!desk.isBusy() && desk.wish() != null) desk = desk.wishing(null);
        var beside = desk.beside();
        var next = new Step<>(desk, step.effects());
        if (beside == null || desk.isBusy() || desk.crossing() != null) return next;
        if (desk.besideIt() instanceof CallState.Ringing) {
            return then(new Step<>(desk.showing(beside, null), step.effects()), beside, new CallInput.Alone());
        }
        if (desk.current() == null) return new Step<>(desk.showing(beside, null), step.effects());
        return next;
    }
}
