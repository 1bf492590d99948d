package app.parley.call;

import app.parley.call.CallEffect.Send;
import app.parley.call.CallEffect.SetHold;
import app.parley.call.CallEffect.StartTimer;
import app.parley.call.CallState.Live;
import app.parley.loop.Step;
import app.parley.protocol.CallInfo;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// What [LiveMoves] does about holding: this side's own, which the user decides and the server is told, and the
/// other side's, which the server tells. What was not told because the server could not be reached is told with
/// `call:resume`.
final class Holding {
    private Holding() {}

    static Step<CallState, CallEffect> hold(Live state, boolean on) {
        var call = state.call();
        if (call.hold().mine() == on) return Step.to(state);
        return changed(state, call.hold().withMine(on)).and(List.of(say(call, on)));
    }

    static Step<CallState, CallEffect> heldByPeer(Live state, boolean on) {
        var call = state.call();
        return call.hold().theirs() == on
                ? Step.to(state)
                : changed(state, call.hold().withTheirs(on));
    }

    /// Only while the user is ringing somebody else out can a call not be taken up again; any other refusal is of
    /// the moment.
    static Step<CallState, CallEffect> refused(Live state, boolean on, ProtocolError error) {
        var call = state.call();
        if (CallEnds.isOver(error)) return CallEnds.end(state, new EndReason.Disconnected(), Duration.ZERO);
        if (call.hold().mine() != on) return Step.to(state);
        return error.code() == ErrorCode.CALLER_BUSY
                ? changed(state, call.hold().withMine(!on))
                : Step.to(state, new StartTimer(CallTimer.HOLD_AGAIN));
    }

    static Step<CallState, CallEffect> sayAgain(Live state) {
        return Step.to(state, say(state.call(), state.call().hold().mine()));
    }

    /// After `step`, by which the call was resumed: the server says who holds it, and hears what it has missed.
    static Step<CallState, CallEffect> agreed(Step<CallState, CallEffect> step, CallInfo info) {
        if (!(step.next() instanceof Live state)) return step;
        var call = state.call();
        var peer = call.peer().id();
        var present = state.with(call.withPeerSignalling(true));
        var held = heldByPeer(present, info.heldBy().contains(peer));
        var agreed = new Step<CallState, CallEffect>(held.next(), step.effects()).and(held.effects());
        var mine = info.heldBy().stream().anyMatch(user -> !user.equals(peer));
        return mine == call.hold().mine()
                ? agreed
                : agreed.and(List.of(say(call, call.hold().mine())));
    }

    private static Step<CallState, CallEffect> changed(Live state, Hold hold) {
        return Step.to(state.with(state.call().with(hold)), new SetHold(hold.mine(), hold.theirs()));
    }

    private static Send say(Call call, boolean on) {
        return new Send(new ClientCallEvent.Hold(Objects.requireNonNull(call.callId()), on));
    }
}
