package app.parley.call;

import app.parley.call.CallEffect.CancelTimer;
import app.parley.call.CallEffect.CancelTimers;
import app.parley.call.CallEffect.CloseMedia;
import app.parley.call.CallEffect.Cue;
import app.parley.call.CallEffect.OpenDevices;
import app.parley.call.CallEffect.OpenMedia;
import app.parley.call.CallEffect.Play;
import app.parley.call.CallEffect.Ringback;
import app.parley.call.CallEffect.Send;
import app.parley.call.CallEffect.SetHold;
import app.parley.call.CallEffect.SetMuted;
import app.parley.call.CallEffect.SetShownSize;
import app.parley.call.CallEffect.StartSending;
import app.parley.call.CallEffect.StartShare;
import app.parley.call.CallEffect.StartTimer;
import app.parley.call.CallEffect.StopTones;
import app.parley.call.CallState.Active;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Live;
import app.parley.call.CallState.Reconnecting;
import app.parley.call.CallState.Ringing;
import app.parley.loop.Step;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/// What [CallMachine] does when a call moves on: naming it, accepting it, negotiating, starting ICE anew.
final class CallMoves {
    private CallMoves() {}

    static Step<CallState, CallEffect> initiated(Calling state, CallId callId) {
        var call = state.call();
        if (call.callId() != null) return Step.to(state);
        var opened = call.negotiation().opened(callId);
        return then(
                state.with(call.withCallId(callId).with(opened.next())),
                List.of(new CancelTimer(CallTimer.REACH_SERVER), new StartTimer(CallTimer.RING), new Ringback()),
                opened.effects());
    }

    /// They answered. With the device that this side has agreed with already, nothing is left but to send; with
    /// another one, or after the peer connection has failed, all begins anew.
    static Step<CallState, CallEffect> acceptedByPeer(Calling state, DeviceId by, Instant at) {
        var bound = state.call().negotiation().bound();
        var useless = bound != null && (!bound.equals(by) || state.call().link().failed());
        var begun = useless ? anewWith(state, by) : Step.<CallState, CallEffect>to(state);
        var effects = new ArrayList<CallEffect>(List.of(new StopTones(), new CancelTimers()));
        effects.addAll(begun.effects());
        effects.add(new StartTimer(CallTimer.CONNECT));
        var confirmed = confirmed(new Connecting(((Live) begun.next()).call(), null), at);
        return new Step<CallState, CallEffect>(confirmed.next(), effects).and(confirmed.effects());
    }

    /// The caller's peer connection failed before it stood. Once it is made anew, for the device that answered
    /// alone; after that ICE starts anew.
    static Step<CallState, CallEffect> failed(Connecting state) {
        var call = state.call();
        var bound = call.negotiation().bound();
        if (bound == null || call.link().failed()) return restart(state.with(call.withConnected(false)));
        return anewWith(state.with(call.withFailed()), bound);
    }

    /// Both sides know that it is answered: from here on sound and picture go out.
    static Step<CallState, CallEffect> confirmed(Connecting state, Instant at) {
        if (state.startedAt() != null) return Step.to(state);
        var call = state.call();
        if (call.noWayOut() != null) return noWayOut(state, call.noWayOut());
        var said = call.negotiation().say(media(call.local()));
        call = call.with(said.next());
        if (!call.connected()) {
            return onwards(then(new Connecting(call, at), List.of(new StartSending()), said.effects()), Picturing::say);
        }
        var active = then(
                new Active(call, at),
                List.of(new StartSending()),
                said.effects(),
                List.of(new CancelTimer(CallTimer.CONNECT), new Play(Cue.CONNECTED)));
        return onwards(active, Picturing::say);
    }

    /// Whether both sides know that the call is answered.
    static boolean isAnswered(Live state) {
        return switch (state) {
            case Calling _, Ringing _ -> false;
            case Connecting connecting -> connecting.startedAt() != null;
            case Active _, Reconnecting _ -> true;
        };
    }

    /// A cue of a call that the user has put aside would be taken for one of the call that they are in.
    static List<CallEffect> cue(Call call, Cue cue) {
        return call.hold().mine() ? List.of() : List.of(new Play(cue));
    }

    /// What of `keys` is on a telephone, or a pause (RFC 4733, section 3.2; the comma is the W3C's).
    static String tones(String keys) {
        return keys.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-D#*,]", "");
    }

    /// What follows `step` where the call is not over.
    static Step<CallState, CallEffect> onwards(
            Step<CallState, CallEffect> step, Function<Live, Step<CallState, CallEffect>> more) {
        if (!(step.next() instanceof Live state)) return step;
        var next = more.apply(state);
        return new Step<>(next.next(), step.effects()).and(next.effects());
    }

    static Step<CallState, CallEffect> peerSignal(Live state, CallSignal signal, DeviceId from) {
        var call = state.call();
        var negotiation = call.negotiation();
        return switch (signal) {
            case CallSignal.Offer(var offer)
            when negotiation.isFromAnotherPeerConnection(offer) -> {
                var applied = negotiation.anewWith(from).remoteOffer(offer, from, !call.isCaller());
                yield then(
                        state.with(
                                call.with(applied.next()).withConnected(false).withNoWayOut(null)),
                        reopen(call, !(state instanceof Calling || state instanceof Ringing)),
                        applied.effects());
            }
            case CallSignal.Offer(var offer) ->
                negotiate(state, negotiation.remoteOffer(offer, from, !call.isCaller()));
            case CallSignal.Answer(var answer) when negotiation.wasMistakenFor(answer, from) -> anewWith(state, from);
            case CallSignal.Answer(var answer) -> negotiate(state, negotiation.remoteAnswer(answer, from));
            case CallSignal.Candidate(var candidate) ->
                negotiate(
                        state.with(call.with(call.tried().withTheirs(candidate))),
                        negotiation.remoteCandidate(candidate, from));
            case CallSignal.Media(var audio, var video, var screen) ->
                Step.to(state.with(call.with(new RemoteMedia(audio, video, screen))));
            case CallSignal.Upgrade(var step) -> Upgrading.peer(state, step);
            case CallSignal.View(var width, var height) -> Picturing.peerShows(state, new PictureSize(width, height));
        };
    }

    /// This side begins anew with `device` alone, on a new peer connection.
    private static Step<CallState, CallEffect> anewWith(Live state, DeviceId device) {
        var call = state.call();
        var offer = call.negotiation().anewWith(device).offer(false);
        return then(
                state.with(call.with(offer.next()).withConnected(false).withNoWayOut(null)),
                reopen(call, !(state instanceof Calling || state instanceof Ringing)),
                offer.effects());
    }

    /// Begins the media anew as they were: the other side has a new peer connection, and ours cannot go on with it.
    static List<CallEffect> reopen(Call call, boolean sending) {
        var effects = new ArrayList<CallEffect>(List.of(new CloseMedia(), new OpenMedia()));
        if (sending || call.isCaller()) {
            effects.add(new OpenDevices(call.local().camera()));
            effects.add(new SetMuted(call.local().muted()));
        }
        var hold = call.hold();
        if (hold.any()) effects.add(new SetHold(hold.mine(), hold.theirs()));
        var shown = call.views().theirs();
        if (shown != null) effects.add(new SetShownSize(shown));
        var sharing = call.local().sharing();
        if (sharing != null) effects.add(new StartShare(sharing.source(), sharing.content()));
        if (sending) effects.add(new StartSending());
        return effects;
    }

    static Step<CallState, CallEffect> lost(Active state) {
        var call = state.call().withConnected(false);
        return then(
                new Reconnecting(call, state.startedAt()),
                cue(call, Cue.RECONNECTING),
                List.of(new StartTimer(restartTimer(call)), new StartTimer(CallTimer.GIVE_UP)));
    }

    /// Nothing can ever connect. What rings goes on ringing: another of the callee's devices may have a way. A
    /// call that has connected before lives by its old way, or gives up in its time.
    static Step<CallState, CallEffect> noWayOut(Live state, CallFailure failure) {
        return switch (state) {
            case Ringing ringing -> Step.to(ringing.with(ringing.call().withNoWayOut(failure)));
            case Calling _, Connecting _ ->
                CallEnds.endSaying(
                        state, new EndReason.Failed(failure), Duration.ZERO, ClientCallEvent.HangUpReason.FAILED);
            case Active _, Reconnecting _ -> Step.to(state);
        };
    }

    /// Lets ICE start anew, unless an offer is on its way already.
    static Step<CallState, CallEffect> restart(Live state) {
        var negotiation = state.call().negotiation();
        return negotiation.offering() ? Step.to(state) : negotiate(state, negotiation.offer(true));
    }

    /// Lets both sides agree anew on what is sent, unless an offer is on its way already.
    static Step<CallState, CallEffect> renegotiate(Live state) {
        var negotiation = state.call().negotiation();
        return negotiation.offering() ? Step.to(state) : negotiate(state, negotiation.offer(false));
    }

    /// The server is back: what waited is said, but the offer and candidates that waited are made anew.
    static Step<CallState, CallEffect> offerAnew(Live state) {
        var call = state.call();
        var opened = call.negotiation().withoutUnsentOffers().opened(Objects.requireNonNull(call.callId()));
        var offer = opened.next().offer(true);
        return then(state.with(call.with(offer.next())), opened.effects(), offer.effects());
    }

    static CallTimer restartTimer(Call call) {
        return call.isCaller() ? CallTimer.RESTART_CALLER : CallTimer.RESTART_CALLEE;
    }

    static Step<CallState, CallEffect> signalling(Live state, boolean present) {
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
    static Step<CallState, CallEffect> tellMedia(Live state, CallEffect... effects) {
        if (!isAnswered(state)) return Step.to(state, effects);
        var said = state.call().negotiation().say(media(state.call().local()));
        return then(state.with(state.call().with(said.next())), List.of(effects), said.effects());
    }

    static CallSignal media(LocalMedia local) {
        // The screen is a picture too, for whoever does not tell them apart.
        return new CallSignal.Media(local.audible(), local.visible() || local.isSharing(), local.isSharing());
    }

    static Step<CallState, CallEffect> negotiate(Live state, Step<Negotiation, CallEffect> step) {
        return new Step<>(state.with(state.call().with(step.next())), step.effects());
    }

    static ClientCallEvent.Initiate initiate(Call call) {
        return new ClientCallEvent.Initiate(
                new RequestId(call.key().value()), call.peer().id(), call.chatId(), call.type());
    }

    @SafeVarargs
    static Step<CallState, CallEffect> then(CallState next, List<? extends CallEffect>... effects) {
        var all = new ArrayList<CallEffect>();
        for (var some : effects) all.addAll(some);
        return new Step<>(next, all);
    }
}
