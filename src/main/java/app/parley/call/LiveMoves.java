package app.parley.call;

import app.parley.call.CallEffect.OpenDevices;
import app.parley.call.CallEffect.SetCamera;
import app.parley.call.CallEffect.SetMuted;
import app.parley.call.CallState.Live;
import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ClientCallEvent;
import java.time.Duration;

/// What means the same in every state of a call that is not over; [CallMachine]'s states come here with what is
/// nothing special to them.
final class LiveMoves {
    private LiveMoves() {}

    static Step<CallState, CallEffect> step(Live state, CallInput input) {
        var call = state.call();
        var local = call.local();
        return switch (input) {
            case CallInput.Mute(var muted)
            when muted != local.muted() ->
                CallMoves.tellMedia(state.with(call.with(local.withMuted(muted))), new SetMuted(muted));
            case CallInput.Camera(var on)
            when on != local.camera() && call.hasVideo() ->
                CallMoves.tellMedia(state.with(call.with(local.withCamera(on))), new SetCamera(on));
            case CallInput.SwitchCamera _ when local.visible() -> Step.to(state, new CallEffect.SwitchCamera());
            case CallInput.RetryDevices _ -> {
                var again = local.again(call.hasVideo());
                yield Step.to(state.with(call.with(again)), new OpenDevices(again.camera()));
            }
            case CallInput.DeviceFailed(var failure) -> Step.to(state.with(call.with(local.withTrouble(failure))));
            case CallInput.DevicesOpen(var microphone, var camera) ->
                CallMoves.tellMedia(state.with(call.with(local.withOpen(microphone, camera))));
            case CallInput.LocalDescription(var description) ->
                CallMoves.negotiate(state, call.negotiation().localDescription(description));
            case CallInput.LocalCandidate(var candidate) -> {
                var found = state.with(call.with(call.tried().withMine(candidate)));
                yield CallMoves.negotiate(found, call.negotiation().say(new CallSignal.Candidate(candidate)));
            }
            case CallInput.PeerSignal(var signal, var from) -> CallMoves.peerSignal(state, signal, from);
            case CallInput.MediaConnected _ -> Step.to(state.with(call.withConnected(true)));
            case CallInput.MediaLost _, CallInput.MediaFailed _ -> Step.to(state.with(call.withConnected(false)));
            case CallInput.NoWayOut(var failure) -> CallMoves.noWayOut(state, failure);
            case CallInput.MediaBroken _ ->
                CallEnds.endSaying(
                        state,
                        new EndReason.Failed(new CallFailure.MediaBroken()),
                        Duration.ZERO,
                        ClientCallEvent.HangUpReason.FAILED);
            case CallInput.Signalling(var present) -> CallMoves.signalling(state, present);
            case CallInput.PeerSignalling(var present) -> Step.to(state.with(call.withPeerSignalling(present)));
            case CallInput.Answered(ClientCallEvent.Resume resume, Ack.CallAck(var info), var _) ->
                Holding.agreed(CallMoves.negotiate(state, call.negotiation().opened(resume.callId())), info);
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.Refused _, var _) ->
                CallEnds.end(state, new EndReason.Disconnected(), Duration.ZERO);
            case CallInput.Answered(ClientCallEvent.Signal _, Ack.Refused(var error), var _)
            when CallEnds.isOver(error) -> CallEnds.end(state, new EndReason.Disconnected(), Duration.ZERO);
            case CallInput.Unanswered(ClientCallEvent.Signal(var _, var signal)) ->
                CallMoves.negotiate(state, call.negotiation().keep(signal));
            case CallInput.Over(var event) -> CallEnds.over(state, event);
            case CallInput.HangUp(var at) ->
                CallEnds.endSaying(
                        state,
                        new EndReason.HungUp(true),
                        CallEnds.talked(state, at),
                        ClientCallEvent.HangUpReason.HANGUP);
            case CallInput.ShowPeer(var size) -> Picturing.shown(state, size);
            default -> CallMoves.isAnswered(state) ? answered(state, input) : Step.to(state);
        };
    }

    /// What has a meaning only once both sides know that the call is answered.
    private static Step<CallState, CallEffect> answered(Live state, CallInput input) {
        return switch (input) {
            case CallInput.SetHold(var on) -> Holding.hold(state, on);
            case CallInput.PeerHeld(var on) -> Holding.heldByPeer(state, on);
            case CallInput.Answered(ClientCallEvent.Hold(var _, var on), Ack.Refused(var error), var _) ->
                Holding.refused(state, on, error);
            case CallInput.AskForVideo _ -> Upgrading.ask(state);
            case CallInput.AnswerForVideo(var consent, var camera) -> Upgrading.answer(state, consent, camera);
            case CallInput.DropVideo _ -> Upgrading.drop(state);
            case CallInput.Share(var source, var content) -> Picturing.share(state, source, content);
            case CallInput.StopSharing _ -> Picturing.stopSharing(state);
            case CallInput.SharingOpen(var on) -> Picturing.sharingOpen(state, on);
            case CallInput.Press(var keys) -> {
                var tones = CallMoves.tones(keys);
                yield tones.isEmpty() ? Step.to(state) : Step.to(state, new CallEffect.SendTones(tones));
            }
            case CallInput.TimerFired(var timer, var _) when timer == CallTimer.HOLD_AGAIN -> Holding.sayAgain(state);
            case CallInput.TimerFired(var timer, var _) when timer == CallTimer.UPGRADE -> Upgrading.unanswered(state);
            case CallInput.TimerFired(var timer, var _) when timer == CallTimer.VIEW -> Picturing.rested(state);
            default -> Step.to(state);
        };
    }
}
