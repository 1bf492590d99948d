package app.parley.call;

import app.parley.call.CallEffect.CancelTimers;
import app.parley.call.CallEffect.CloseMedia;
import app.parley.call.CallEffect.Cue;
import app.parley.call.CallEffect.Play;
import app.parley.call.CallEffect.Send;
import app.parley.call.CallEffect.StopTones;
import app.parley.call.CallState.Active;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Live;
import app.parley.call.CallState.Reconnecting;
import app.parley.call.CallState.Ringing;
import app.parley.loop.Step;
import app.parley.protocol.CallId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerCallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How [CallMachine] ends a call: with which reason, what is released, and who is told.
final class CallEnds {
    private CallEnds() {}

    static Step<CallState, CallEffect> over(Live state, ServerCallEvent.Ended event) {
        var byMe = event.endedBy() != null
                && !event.endedBy().equals(state.call().peer().id());
        var reason = switch (event.reason()) {
            case HANGUP -> state instanceof Calling ? new EndReason.Declined(false) : new EndReason.HungUp(byMe);
            case CANCELLED -> new EndReason.Cancelled(byMe);
            case TIMEOUT -> state.call().isCaller() ? new EndReason.NoAnswer() : new EndReason.Missed();
            case DISCONNECTED -> new EndReason.Disconnected();
            case FAILED -> new EndReason.Failed(new CallFailure.ConnectionLost());
            case ANSWERED_ELSEWHERE -> new EndReason.AnsweredElsewhere();
            case DECLINED_ELSEWHERE -> new EndReason.DeclinedElsewhere();
        };
        return end(state, reason, Duration.ofMillis(event.durationMs()));
    }

    static EndReason refused(ProtocolError error) {
        return switch (error.code()) {
            case CALLEE_OFFLINE -> new EndReason.PeerOffline();
            case CALLEE_BUSY -> new EndReason.Busy();
            case GLARE -> new EndReason.Crossed(Objects.requireNonNull(error.callId()));
            case CALL_NOT_RINGING, CALL_NOT_FOUND -> new EndReason.Cancelled(false);
            default -> new EndReason.Failed(new CallFailure.Refused(error.code()));
        };
    }

    static boolean isOver(ProtocolError error) {
        return error.code() == ErrorCode.CALL_NOT_ACTIVE
                || error.code() == ErrorCode.CALL_NOT_FOUND
                || error.code() == ErrorCode.NOT_PARTICIPANT;
    }

    static Step<CallState, CallEffect> end(Live state, EndReason reason, Duration duration) {
        var effects = new ArrayList<CallEffect>(List.of(new StopTones(), new CancelTimers(), new CloseMedia()));
        // An end that the user sees coming, or that another device takes over, needs no sound.
        var quiet = state instanceof Ringing
                || reason instanceof EndReason.Crossed
                || state.call().hold().mine();
        if (!quiet) effects.add(new Play(Cue.ENDED));
        return new Step<>(new Ended(state.call(), reason, duration, null), effects);
    }

    /// Ends the call here and tells the server.
    static Step<CallState, CallEffect> endSaying(
            Live state, EndReason reason, Duration duration, ClientCallEvent.HangUpReason said) {
        var ended = end(state, reason, duration);
        var callId = state.call().callId();
        // Without an id the server has not answered yet: when it does, `ended` tells it.
        return callId == null ? ended : ended.and(List.of(new Send(new ClientCallEvent.End(callId, said))));
    }

    /// The server names a call that this side has given up in the meantime.
    static Step<CallState, CallEffect> endLate(Ended state, CallId callId) {
        return Step.to(
                new Ended(state.call().withCallId(callId), state.reason(), state.duration(), null),
                new Send(new ClientCallEvent.End(callId, ClientCallEvent.HangUpReason.HANGUP)));
    }

    /// How long they have talked at `at`.
    static Duration talked(Live state, Instant at) {
        var start = switch (state) {
            case Connecting connecting -> connecting.startedAt();
            case Active active -> active.startedAt();
            case Reconnecting reconnecting -> reconnecting.startedAt();
            case Calling _, Ringing _ -> null;
        };
        return start == null ? Duration.ZERO : Duration.between(start, at);
    }
}
