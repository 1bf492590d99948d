package app.parley.call;

import app.parley.call.CallEffect.CancelTimer;
import app.parley.call.CallEffect.CancelTimers;
import app.parley.call.CallEffect.Cue;
import app.parley.call.CallEffect.OpenDevices;
import app.parley.call.CallEffect.OpenMedia;
import app.parley.call.CallEffect.Play;
import app.parley.call.CallEffect.Ring;
import app.parley.call.CallEffect.Send;
import app.parley.call.CallEffect.StartTimer;
import app.parley.call.CallEffect.StopTones;
import app.parley.call.CallState.Active;
import app.parley.call.CallState.Alert;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Idle;
import app.parley.call.CallState.Reconnecting;
import app.parley.call.CallState.Ringing;
import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientCallEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The rules of one call: one method a state. [CallDesk] runs one of these for every call of this client.
///
/// What a state does not mention has no meaning in it and changes nothing: news may be late, doubled or out of
/// date, and none of it may bring a call down. `CallMachineTableTest` lists every state and input with its
/// decision.
///
/// The order is the warm one: offer, answer and candidates go to and fro while it rings, so that at the answer
/// nothing is left but to send.
public final class CallMachine implements Machine<CallState, CallInput, CallEffect> {
    private static final List<CallEffect> WAITING =
            List.of(new Play(Cue.WAITING), new StartTimer(CallTimer.WAITING_TONE));

    @Override
    public Step<CallState, CallEffect> step(CallState state, CallInput input) {
        return switch (state) {
            case Idle idle -> idle(idle, input);
            case Calling calling -> calling(calling, input);
            case Ringing ringing -> ringing(ringing, input);
            case Connecting connecting -> connecting(connecting, input);
            case Active active -> active(active, input);
            case Reconnecting reconnecting -> reconnecting(reconnecting, input);
            case Ended ended -> ended(ended, input);
        };
    }

    private static Step<CallState, CallEffect> idle(Idle state, CallInput input) {
        return switch (input) {
            case CallInput.Dial dial -> {
                var call = Call.begun(dial.key(), null, dial.peer(), dial.chatId(), dial.type(), Call.Role.CALLER);
                var offer = call.negotiation().offer(false);
                yield CallMoves.then(
                        new Calling(call.with(offer.next())),
                        List.of(new OpenMedia(), new OpenDevices(call.hasVideo())),
                        offer.effects(),
                        List.of(new Send(CallMoves.initiate(call)), new StartTimer(CallTimer.REACH_SERVER)));
            }
            case CallInput.Incoming incoming -> {
                var event = incoming.event();
                var call = Call.begun(
                        incoming.key(), event.callId(), event.caller(), event.chatId(), event.type(), Call.Role.CALLEE);
                var alert = event.silent() || incoming.quiet()
                        ? Alert.SILENT
                        : Boolean.TRUE.equals(event.waiting()) ? Alert.WAITING : Alert.RING;
                yield CallMoves.then(
                        new Ringing(call, alert),
                        List.of(new OpenMedia(), new StartTimer(CallTimer.RING)),
                        switch (alert) {
                            case RING -> List.of(new Ring());
                            case SILENT -> List.of();
                            case WAITING -> WAITING;
                        });
            }
            default -> Step.to(state);
        };
    }

    private static Step<CallState, CallEffect> calling(Calling state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.Initiated(var callId) -> CallMoves.initiated(state, callId);
            case CallInput.Answered(ClientCallEvent.Initiate _, Ack.Initiated(var callId, var _), var _) ->
                CallMoves.initiated(state, callId);
            case CallInput.Answered(ClientCallEvent.Initiate _, Ack.Refused(var error), var _) ->
                CallEnds.end(state, CallEnds.refused(error), Duration.ZERO);
            // The server may have restarted and forgotten the offer: those who ring get a new one.
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.CallAck _, var _) -> CallMoves.offerAnew(state);
            case CallInput.Signalling(var present)
            when present && call.callId() == null ->
                Step.to(state.with(call.withSignalling(true)), new Send(CallMoves.initiate(call)));
            case CallInput.Accepted(var by, var at) -> CallMoves.acceptedByPeer(state, by, at);
            case CallInput.MediaFailed _ -> Step.to(state.with(call.withFailed()));
            case CallInput.Rejected(var reason) ->
                CallEnds.end(
                        state,
                        reason == ClientCallEvent.RejectReason.BUSY
                                ? new EndReason.Busy()
                                : new EndReason.Declined(false),
                        Duration.ZERO);
            case CallInput.TimedOut _ -> CallEnds.end(state, new EndReason.NoAnswer(), Duration.ZERO);
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.REACH_SERVER ->
                CallEnds.end(state, new EndReason.Failed(new CallFailure.ServerUnreachable()), Duration.ZERO);
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.RING ->
                CallEnds.endSaying(state, new EndReason.NoAnswer(), Duration.ZERO, ClientCallEvent.HangUpReason.HANGUP);
            case CallInput.HangUp _ ->
                CallEnds.endSaying(
                        state, new EndReason.Cancelled(true), Duration.ZERO, ClientCallEvent.HangUpReason.HANGUP);
            default -> LiveMoves.step(state, input);
        };
    }

    private static Step<CallState, CallEffect> ringing(Ringing state, CallInput input) {
        var call = state.call();
        var callId = Objects.requireNonNull(call.callId());
        return switch (input) {
            case CallInput.Answer(var video, var first) -> {
                var answered = call.with(call.local().withCamera(video && call.hasVideo()));
                yield Step.to(
                        new Connecting(answered, null),
                        new StopTones(),
                        new CancelTimers(),
                        new OpenDevices(answered.local().camera()),
                        new Send(new ClientCallEvent.Accept(callId, first)),
                        new StartTimer(CallTimer.CONNECT));
            }
            case CallInput.Reject _, CallInput.HangUp _ -> {
                var reject = new ClientCallEvent.Reject(callId, ClientCallEvent.RejectReason.DECLINED);
                yield CallEnds.end(state, new EndReason.Declined(true), Duration.ZERO)
                        .and(List.of(new Send(reject)));
            }
            case CallInput.Alone _
            when state.alert() == Alert.WAITING ->
                Step.to(new Ringing(call, Alert.RING), new CancelTimer(CallTimer.WAITING_TONE), new Ring());
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.WAITING_TONE -> CallMoves.then(state, WAITING);
            // The server repeats it on every new connection: the ring is confirmed, and signals can go out again.
            case CallInput.Incoming _ -> {
                var opened = call.negotiation().opened(callId);
                yield CallMoves.then(
                        state.with(call.with(opened.next())),
                        List.of(new CancelTimer(CallTimer.RING_CONFIRM)),
                        opened.effects());
            }
            case CallInput.Signalling(var present)
            when present -> Step.to(state.with(call.withSignalling(true)), new StartTimer(CallTimer.RING_CONFIRM));
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.RING || timer == CallTimer.RING_CONFIRM ->
                CallEnds.end(state, new EndReason.Missed(), Duration.ZERO);
            default -> LiveMoves.step(state, input);
        };
    }

    private static Step<CallState, CallEffect> connecting(Connecting state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.Accepted(var _, var at) -> CallMoves.confirmed(state, at);
            case CallInput.Answered(ClientCallEvent.Accept _, Ack.CallAck _, var at) -> CallMoves.confirmed(state, at);
            case CallInput.Answered(ClientCallEvent.Accept _, Ack.Refused(var error), var _) ->
                CallEnds.end(state, CallEnds.refused(error), Duration.ZERO);
            case CallInput.Answered(ClientCallEvent.Resume resume, Ack.Refused _, var _)
            when state.startedAt() == null ->
                // The connection broke before the server heard the answer: it is still ringing.
                Step.to(state, new Send(new ClientCallEvent.Accept(resume.callId(), null)));
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.CallAck _, var at)
            when state.startedAt() == null -> {
                var opened = call.negotiation().opened(Objects.requireNonNull(call.callId()));
                var confirmed = CallMoves.confirmed(new Connecting(call.with(opened.next()), null), at);
                yield new Step<>(confirmed.next(), opened.effects()).and(confirmed.effects());
            }
            case CallInput.MediaConnected _
            when state.startedAt() != null ->
                Step.to(
                        new Active(call.withConnected(true), state.startedAt()),
                        new CancelTimer(CallTimer.CONNECT),
                        new Play(Cue.CONNECTED));
            case CallInput.MediaFailed _ when call.isCaller() -> CallMoves.failed(state);
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.CONNECT ->
                CallEnds.endSaying(
                        state,
                        new EndReason.Failed(new CallFailure.NothingConnected(call.tried())),
                        Duration.ZERO,
                        ClientCallEvent.HangUpReason.FAILED);
            default -> LiveMoves.step(state, input);
        };
    }

    private static Step<CallState, CallEffect> active(Active state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.MediaLost _ -> CallMoves.lost(state);
            case CallInput.MediaFailed _ -> {
                var lost = CallMoves.lost(state);
                var reconnecting = new Reconnecting(call.withConnected(false), state.startedAt());
                var restart = CallMoves.restart(reconnecting);
                yield new Step<>(restart.next(), lost.effects()).and(restart.effects());
            }
            default -> LiveMoves.step(state, input);
        };
    }

    private static Step<CallState, CallEffect> reconnecting(Reconnecting state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.MediaConnected _ ->
                CallMoves.then(
                        new Active(call.withConnected(true), state.startedAt()),
                        List.of(new CancelTimer(CallMoves.restartTimer(call)), new CancelTimer(CallTimer.GIVE_UP)),
                        CallMoves.cue(call, Cue.CONNECTED));
            case CallInput.MediaFailed _ -> CallMoves.restart(state);
            // The offer that waited was made without a network: it names no way to this side.
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.CallAck(var info), var _) ->
                Holding.agreed(CallMoves.offerAnew(state), info);
            case CallInput.TimerFired(var timer, var _)
            when timer == CallMoves.restartTimer(call) -> {
                // An offer that got no answer in this time is replaced, unless it could not even be sent.
                var restart = call.negotiation().open()
                        ? CallMoves.negotiate(state, call.negotiation().offer(true))
                        : CallMoves.restart(state);
                yield restart.and(List.of(new StartTimer(timer)));
            }
            case CallInput.TimerFired(var timer, var at)
            when timer == CallTimer.GIVE_UP ->
                CallEnds.endSaying(
                        state,
                        new EndReason.Failed(new CallFailure.ConnectionLost()),
                        CallEnds.talked(state, at),
                        ClientCallEvent.HangUpReason.FAILED);
            default -> LiveMoves.step(state, input);
        };
    }

    /// Only the server's ignorance of the end is still to be mended.
    private static Step<CallState, CallEffect> ended(Ended state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.Initiated(var callId) when call.callId() == null -> CallEnds.endLate(state, callId);
            case CallInput.Answered(ClientCallEvent.Initiate _, Ack.Initiated(var callId, var _), var _)
            when call.callId() == null -> CallEnds.endLate(state, callId);
            case CallInput.Unanswered(ClientCallEvent.End end) ->
                Step.to(new Ended(call, state.reason(), state.duration(), end));
            case CallInput.Signalling(var present)
            when present && state.unsaid() != null ->
                Step.to(new Ended(call, state.reason(), state.duration(), null), new Send(state.unsaid()));
            default -> Step.to(state);
        };
    }
}
