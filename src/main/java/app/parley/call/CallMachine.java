package app.parley.call;

import app.parley.call.CallEffect.CancelTimer;
import app.parley.call.CallEffect.CancelTimers;
import app.parley.call.CallEffect.CloseMedia;
import app.parley.call.CallEffect.Cue;
import app.parley.call.CallEffect.OpenDevices;
import app.parley.call.CallEffect.OpenMedia;
import app.parley.call.CallEffect.Play;
import app.parley.call.CallEffect.Ring;
import app.parley.call.CallEffect.Ringback;
import app.parley.call.CallEffect.Send;
import app.parley.call.CallEffect.SetCamera;
import app.parley.call.CallEffect.SetMuted;
import app.parley.call.CallEffect.StartSending;
import app.parley.call.CallEffect.StartTimer;
import app.parley.call.CallEffect.StopTones;
import app.parley.call.CallState.Active;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Idle;
import app.parley.call.CallState.Live;
import app.parley.call.CallState.Reconnecting;
import app.parley.call.CallState.Ringing;
import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules of one call: one method a state. [CallDesk] runs one of these for every call of this client.
///
/// What a state does not mention has no meaning in it and changes nothing: news may be late, doubled or out of
/// date,
/// and none of it may
/// bring a call down. `CallMachineTableTest` lists every state and input with its decision.
///
/// The order is the warm one: offer, answer and candidates go to and fro while it rings, so that at the answer
/// nothing
/// is left but to send.
public final class CallMachine implements Machine<CallState, CallInput, CallEffect> {
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
                yield then(
                        new Calling(call.with(offer.next())),
                        List.of(new OpenMedia(), new OpenDevices(call.hasVideo())),
                        offer.effects(),
                        List.of(new Send(initiate(call)), new StartTimer(CallTimer.REACH_SERVER)));
            }
            case CallInput.Incoming incoming -> {
                var event = incoming.event();
                var call = Call.begun(
                        incoming.key(), event.callId(), event.caller(), event.chatId(), event.type(), Call.Role.CALLEE);
                var silent = event.silent() || incoming.quiet();
                yield then(
                        new Ringing(call, silent),
                        List.of(new OpenMedia(), new StartTimer(CallTimer.RING)),
                        silent ? List.of() : List.of(new Ring()));
            }
            default -> Step.to(state);
        };
    }

    private static Step<CallState, CallEffect> calling(Calling state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.Initiated(var callId) -> initiated(state, callId);
            case CallInput.Answered(ClientCallEvent.Initiate _, Ack.Initiated(var callId, var _), var _) ->
                initiated(state, callId);
            case CallInput.Answered(ClientCallEvent.Initiate _, Ack.Refused(var error), var _) ->
                end(state, refused(error), Duration.ZERO);
            // The server may have restarted and forgotten the offer: those who ring get a new one.
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.CallAck _, var _) -> offerAnew(state);
            case CallInput.Signalling(var present)
            when present && call.callId() == null ->
                Step.to(state.with(call.withSignalling(true)), new Send(initiate(call)));
            case CallInput.Accepted(var by, var at) -> acceptedByPeer(state, by, at);
            case CallInput.Rejected(var reason) ->
                end(
                        state,
                        reason == ClientCallEvent.RejectReason.BUSY
                                ? new EndReason.Busy()
                                : new EndReason.Declined(false),
                        Duration.ZERO);
            case CallInput.TimedOut _ -> end(state, new EndReason.NoAnswer(), Duration.ZERO);
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.REACH_SERVER ->
                end(state, new EndReason.Failed(new CallFailure.ServerUnreachable()), Duration.ZERO);
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.RING ->
                endSaying(state, new EndReason.NoAnswer(), Duration.ZERO, ClientCallEvent.HangUpReason.HANGUP);
            case CallInput.HangUp _ ->
                endSaying(state, new EndReason.Cancelled(true), Duration.ZERO, ClientCallEvent.HangUpReason.HANGUP);
            default -> live(state, input);
        };
    }

    private static Step<CallState, CallEffect> ringing(Ringing state, CallInput input) {
        var call = state.call();
        var callId = Objects.requireNonNull(call.callId());
        return switch (input) {
            case CallInput.Answer(var video) -> {
                var answered = call.with(call.local().withCamera(video && call.hasVideo()));
                yield Step.to(
                        new Connecting(answered, null),
                        new StopTones(),
                        new CancelTimers(),
                        new OpenDevices(answered.local().camera()),
                        new Send(new ClientCallEvent.Accept(callId, null)),
                        new StartTimer(CallTimer.CONNECT));
            }
            case CallInput.Reject _, CallInput.HangUp _ -> {
                var reject = new ClientCallEvent.Reject(callId, ClientCallEvent.RejectReason.DECLINED);
                yield end(state, new EndReason.Declined(true), Duration.ZERO).and(List.of(new Send(reject)));
            }
            // The server repeats it on every new connection: the ring is confirmed, and signals can go out again.
            case CallInput.Incoming _ -> {
                var opened = call.negotiation().opened(callId);
                yield then(
                        state.with(call.with(opened.next())),
                        List.of(new CancelTimer(CallTimer.RING_CONFIRM)),
                        opened.effects());
            }
            case CallInput.Signalling(var present)
            when present -> Step.to(state.with(call.withSignalling(true)), new StartTimer(CallTimer.RING_CONFIRM));
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.RING || timer == CallTimer.RING_CONFIRM ->
                end(state, new EndReason.Missed(), Duration.ZERO);
            default -> live(state, input);
        };
    }

    private static Step<CallState, CallEffect> connecting(Connecting state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.Accepted(var _, var at) -> confirmed(state, at);
            case CallInput.Answered(ClientCallEvent.Accept _, Ack.CallAck _, var at) -> confirmed(state, at);
            case CallInput.Answered(ClientCallEvent.Accept _, Ack.Refused(var error), var _) ->
                end(state, refused(error), Duration.ZERO);
            case CallInput.Answered(ClientCallEvent.Resume resume, Ack.Refused _, var _)
            when state.startedAt() == null ->
                // The connection broke before the server heard the answer: it is still ringing.
                Step.to(state, new Send(new ClientCallEvent.Accept(resume.callId(), null)));
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.CallAck _, var at)
            when state.startedAt() == null -> {
                var opened = call.negotiation().opened(Objects.requireNonNull(call.callId()));
                var confirmed = confirmed(new Connecting(call.with(opened.next()), null), at);
                yield new Step<>(confirmed.next(), opened.effects()).and(confirmed.effects());
            }
            case CallInput.MediaConnected _
            when state.startedAt() != null ->
                Step.to(
                        new Active(call.withConnected(true), state.startedAt()),
                        new CancelTimer(CallTimer.CONNECT),
                        new Play(Cue.CONNECTED));
            case CallInput.MediaFailed _ when call.isCaller() -> restart(state.with(call.withConnected(false)));
            case CallInput.TimerFired(var timer, var _)
            when timer == CallTimer.CONNECT ->
                endSaying(
                        state,
                        new EndReason.Failed(new CallFailure.NothingConnected()),
                        Duration.ZERO,
                        ClientCallEvent.HangUpReason.FAILED);
            case CallInput.HangUp(var at) ->
                endSaying(
                        state,
                        new EndReason.HungUp(true),
                        since(state.startedAt(), at),
                        ClientCallEvent.HangUpReason.HANGUP);
            default -> live(state, input);
        };
    }

    private static Step<CallState, CallEffect> active(Active state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.MediaLost _ -> lost(state);
            case CallInput.MediaFailed _ -> {
                var lost = lost(state);
                var reconnecting = new Reconnecting(call.withConnected(false), state.startedAt());
                var restart = restart(reconnecting);
                yield new Step<>(restart.next(), lost.effects()).and(restart.effects());
            }
            case CallInput.HangUp(var at) ->
                endSaying(
                        state,
                        new EndReason.HungUp(true),
                        since(state.startedAt(), at),
                        ClientCallEvent.HangUpReason.HANGUP);
            default -> live(state, input);
        };
    }

    private static Step<CallState, CallEffect> reconnecting(Reconnecting state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.MediaConnected _ ->
                Step.to(
                        new Active(call.withConnected(true), state.startedAt()),
                        new CancelTimer(restartTimer(call)),
                        new CancelTimer(CallTimer.GIVE_UP),
                        new Play(Cue.CONNECTED));
            case CallInput.MediaFailed _ -> restart(state);
            // The offer that waited was made without a network: it names no way to this side.
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.CallAck _, var _) -> offerAnew(state);
            case CallInput.TimerFired(var timer, var _)
            when timer == restartTimer(call) -> {
                // An offer that got no answer in this time is replaced, unless it could not even be sent.
                var restart = call.negotiation().open()
                        ? negotiate(state, call.negotiation().offer(true))
                        : restart(state);
                yield restart.and(List.of(new StartTimer(timer)));
            }
            case CallInput.TimerFired(var timer, var at)
            when timer == CallTimer.GIVE_UP ->
                endSaying(
                        state,
                        new EndReason.Failed(new CallFailure.ConnectionLost()),
                        since(state.startedAt(), at),
                        ClientCallEvent.HangUpReason.FAILED);
            case CallInput.HangUp(var at) ->
                endSaying(
                        state,
                        new EndReason.HungUp(true),
                        since(state.startedAt(), at),
                        ClientCallEvent.HangUpReason.HANGUP);
            default -> live(state, input);
        };
    }

    /// Only the server's ignorance of the end is still to be mended.
    private static Step<CallState, CallEffect> ended(Ended state, CallInput input) {
        var call = state.call();
        return switch (input) {
            case CallInput.Initiated(var callId) when call.callId() == null -> endLate(state, callId);
            case CallInput.Answered(ClientCallEvent.Initiate _, Ack.Initiated(var callId, var _), var _)
            when call.callId() == null -> endLate(state, callId);
            case CallInput.Unanswered(ClientCallEvent.End end) ->
                Step.to(new Ended(call, state.reason(), state.duration(), end));
            case CallInput.Signalling(var present)
            when present && state.unsaid() != null ->
                Step.to(new Ended(call, state.reason(), state.duration(), null), new Send(state.unsaid()));
            default -> Step.to(state);
        };
    }

    /// What means the same in every state of a call that is not over.
    private static Step<CallState, CallEffect> live(Live state, CallInput input) {
        var call = state.call();
        var local = call.local();
        return switch (input) {
            case CallInput.Mute(var muted)
            when muted != local.muted() ->
                tellMedia(state.with(call.with(local.withMuted(muted))), new SetMuted(muted));
            case CallInput.Camera(var on)
            when on != local.camera() && call.hasVideo() ->
                tellMedia(state.with(call.with(local.withCamera(on))), new SetCamera(on));
            case CallInput.SwitchCamera _ when local.visible() -> Step.to(state, new CallEffect.SwitchCamera());
            case CallInput.RetryDevices _ -> {
                var again = local.withCamera(call.hasVideo()).withTrouble(null);
                yield Step.to(state.with(call.with(again)), new OpenDevices(again.camera()));
            }
            case CallInput.DeviceFailed(var failure) -> Step.to(state.with(call.with(local.withTrouble(failure))));
            case CallInput.DevicesOpen(var microphone, var camera) ->
                tellMedia(state.with(call.with(local.withOpen(microphone, camera))));
            case CallInput.LocalDescription(var description) ->
                negotiate(state, call.negotiation().localDescription(description));
            case CallInput.LocalCandidate(var candidate) ->
                negotiate(state, call.negotiation().say(new CallSignal.Candidate(candidate)));
            case CallInput.PeerSignal(var signal, var from) -> peerSignal(state, signal, from);
            case CallInput.MediaConnected _ -> Step.to(state.with(call.withConnected(true)));
            case CallInput.MediaLost _, CallInput.MediaFailed _ -> Step.to(state.with(call.withConnected(false)));
            case CallInput.MediaBroken _ ->
                endSaying(
                        state,
                        new EndReason.Failed(new CallFailure.MediaBroken()),
                        Duration.ZERO,
                        ClientCallEvent.HangUpReason.FAILED);
            case CallInput.Signalling(var present) -> signalling(state, present);
            case CallInput.Answered(ClientCallEvent.Resume resume, Ack.CallAck _, var _) ->
                negotiate(state, call.negotiation().opened(resume.callId()));
            case CallInput.Answered(ClientCallEvent.Resume _, Ack.Refused _, var _) ->
                end(state, new EndReason.Disconnected(), Duration.ZERO);
            case CallInput.Answered(ClientCallEvent.Signal _, Ack.Refused(var error), var _)
            when isOver(error) -> end(state, new EndReason.Disconnected(), Duration.ZERO);
            case CallInput.Unanswered(ClientCallEvent.Signal(var _, var signal)) ->
                negotiate(state, call.negotiation().keep(signal));
            case CallInput.Over(var event) -> over(state, event);
            default -> Step.to(state);
        };
    }

    // ---- the moves

    private static Step<CallState, CallEffect> initiated(Calling state, CallId callId) {
        var call = state.call();
        if (call.callId() != null) return Step.to(state);
        var opened = call.negotiation().opened(callId);
        return then(
                state.with(call.withCallId(callId).with(opened.next())),
                List.of(new CancelTimer(CallTimer.REACH_SERVER), new StartTimer(CallTimer.RING), new Ringback()),
                opened.effects());
    }

    /// They answered. With the device that this side has agreed with already, nothing is left but to send; with
    /// another
    /// one all begins anew.
    private static Step<CallState, CallEffect> acceptedByPeer(Calling state, DeviceId by, Instant at) {
        var call = state.call();
        var bound = call.negotiation().bound();
        var effects = new ArrayList<CallEffect>(List.of(new StopTones(), new CancelTimers()));
        if (bound != null && !bound.equals(by)) {
            var offer = call.negotiation().anewWith(by).offer(false);
            call = call.with(offer.next()).withConnected(false);
            effects.addAll(reopen(call, false));
            effects.addAll(offer.effects());
        }
        effects.add(new StartTimer(CallTimer.CONNECT));
        var confirmed = confirmed(new Connecting(call, null), at);
        return new Step<CallState, CallEffect>(confirmed.next(), effects).and(confirmed.effects());
    }

    /// Both sides know that it is answered: from here on sound and picture go out.
    private static Step<CallState, CallEffect> confirmed(Connecting state, Instant at) {
        if (state.startedAt() != null) return Step.to(state);
        var call = state.call();
        var said = call.negotiation().say(media(call.local()));
        call = call.with(said.next());
        if (!call.connected()) {
            return then(new Connecting(call, at), List.of(new StartSending()), said.effects());
        }
        return then(
                new Active(call, at),
                List.of(new StartSending()),
                said.effects(),
                List.of(new CancelTimer(CallTimer.CONNECT), new Play(Cue.CONNECTED)));
    }

    private static Step<CallState, CallEffect> peerSignal(Live state, CallSignal signal, DeviceId from) {
        var call = state.call();
        var negotiation = call.negotiation();
        return switch (signal) {
            case CallSignal.Offer(var offer)
            when negotiation.isFromAnotherPeerConnection(offer) -> {
                var applied = negotiation.anewWith(from).remoteOffer(offer, from, !call.isCaller());
                yield then(
                        state.with(call.with(applied.next()).withConnected(false)),
                        reopen(call, !(state instanceof Calling || state instanceof Ringing)),
                        applied.effects());
            }
            case CallSignal.Offer(var offer) ->
                negotiate(state, negotiation.remoteOffer(offer, from, !call.isCaller()));
            case CallSignal.Answer(var answer) -> negotiate(state, negotiation.remoteAnswer(answer, from));
            case CallSignal.Candidate(var candidate) -> negotiate(state, negotiation.remoteCandidate(candidate, from));
            case CallSignal.Media(var audio, var video, var screen) ->
                Step.to(state.with(call.with(new RemoteMedia(audio, video, screen))));
            case CallSignal.Upgrade _, CallSignal.View _ -> Step.to(state);
        };
    }

    /// Begins the media anew as they were: the other side has a new peer connection, and ours cannot go on with it.
    private static List<CallEffect> reopen(Call call, boolean sending) {
        var effects = new ArrayList<CallEffect>(List.of(new CloseMedia(), new OpenMedia()));
        if (sending || call.isCaller()) {
            effects.add(new OpenDevices(call.local().camera()));
            effects.add(new SetMuted(call.local().muted()));
        }
        if (sending) effects.add(new StartSending());
        return effects;
    }

    private static Step<CallState, CallEffect> lost(Active state) {
        var call = state.call().withConnected(false);
        return Step.to(
                new Reconnecting(call, state.startedAt()),
                new Play(Cue.RECONNECTING),
                new StartTimer(restartTimer(call)),
                new StartTimer(CallTimer.GIVE_UP));
    }

    /// Lets ICE start anew, unless an offer is on its way already.
    private static Step<CallState, CallEffect> restart(Live state) {
        var negotiation = state.call().negotiation();
        return negotiation.offering() ? Step.to(state) : negotiate(state, negotiation.offer(true));
    }

    /// The server is back: what waited is said, but the offer and candidates that waited are made anew.
    private static Step<CallState, CallEffect> offerAnew(Live state) {
        var call = state.call();
        var opened = call.negotiation().withoutUnsentOffers().opened(Objects.requireNonNull(call.callId()));
        var offer = opened.next().offer(true);
        return then(state.with(call.with(offer.next())), opened.effects(), offer.effects());
    }

    private static CallTimer restartTimer(Call call) {
        return call.isCaller() ? CallTimer.RESTART_CALLER : CallTimer.RESTART_CALLEE;
    }

    private static Step<CallState, CallEffect> signalling(Live state, boolean present) {
        var call = state.call();
        if (!present) {
            return Step.to(state.with(
                    call.withSignalling(false).with(call.negotiation().closed())));
        }
        var back = state.with(call.withSignalling(true));
        return call.callId() == null
                ? Step.to(back)
                : Step.to(back, new Send(new ClientCallEvent.Resume(call.callId())));
    }

    /// After a change of what this side gives: the media are told, and the other side once there is somebody to
    /// tell.
    private static Step<CallState, CallEffect> tellMedia(Live state, CallEffect... effects) {
        var heard = state instanceof Active
                || state instanceof Reconnecting
                || (state instanceof Connecting connecting && connecting.startedAt() != null);
        if (!heard) return Step.to(state, effects);
        var said = state.call().negotiation().say(media(state.call().local()));
        return then(state.with(state.call().with(said.next())), List.of(effects), said.effects());
    }

    private static CallSignal media(LocalMedia local) {
        return new CallSignal.Media(local.audible(), local.visible(), false);
    }

    private static Step<CallState, CallEffect> negotiate(Live state, Step<Negotiation, CallEffect> step) {
        return new Step<>(state.with(state.call().with(step.next())), step.effects());
    }

    // ---- the ends

    private static Step<CallState, CallEffect> over(Live state, ServerCallEvent.Ended event) {
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

    private static EndReason refused(ProtocolError error) {
        return switch (error.code()) {
            case CALLEE_OFFLINE -> new EndReason.PeerOffline();
            case CALLEE_BUSY -> new EndReason.Busy();
            case GLARE -> new EndReason.Crossed(Objects.requireNonNull(error.callId()));
            case CALL_NOT_RINGING, CALL_NOT_FOUND -> new EndReason.Cancelled(false);
            default -> new EndReason.Failed(new CallFailure.Refused(error.code()));
        };
    }

    private static boolean isOver(ProtocolError error) {
        return error.code() == ErrorCode.CALL_NOT_ACTIVE
                || error.code() == ErrorCode.CALL_NOT_FOUND
                || error.code() == ErrorCode.NOT_PARTICIPANT;
    }

    private static Step<CallState, CallEffect> end(Live state, EndReason reason, Duration duration) {
        var effects = new ArrayList<CallEffect>(List.of(new StopTones(), new CancelTimers(), new CloseMedia()));
        // An end that the user sees coming, or that another device takes over, needs no sound.
        var quiet = state instanceof Ringing || reason instanceof EndReason.Crossed;
        if (!quiet) effects.add(new Play(Cue.ENDED));
        return new Step<>(new Ended(state.call(), reason, duration, null), effects);
    }

    /// Ends the call here and tells the server.
    private static Step<CallState, CallEffect> endSaying(
            Live state, EndReason reason, Duration duration, ClientCallEvent.HangUpReason said) {
        var ended = end(state, reason, duration);
        var callId = state.call().callId();
        // Without an id the server has not answered yet: when it does, `ended` tells it.
        return callId == null ? ended : ended.and(List.of(new Send(new ClientCallEvent.End(callId, said))));
    }

    /// The server names a call that this side has given up in the meantime.
    private static Step<CallState, CallEffect> endLate(Ended state, CallId callId) {
        return Step.to(
                new Ended(state.call().withCallId(callId), state.reason(), state.duration(), null),
                new Send(new ClientCallEvent.End(callId, ClientCallEvent.HangUpReason.HANGUP)));
    }

    private static ClientCallEvent.Initiate initiate(Call call) {
        return new ClientCallEvent.Initiate(
                new RequestId(call.key().value()), call.peer().id(), call.chatId(), call.type());
    }

    private static Duration since(@Nullable Instant start, Instant at) {
        return start == null ? Duration.ZERO : Duration.between(start, at);
    }

    @SafeVarargs
    private static Step<CallState, CallEffect> then(CallState next, List<? extends CallEffect>... effects) {
        var all = new ArrayList<CallEffect>();
        for (var some : effects) all.addAll(some);
        return new Step<>(next, all);
    }
}
