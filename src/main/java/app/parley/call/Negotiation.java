package app.parley.call;

import app.parley.call.CallEffect.AddCandidate;
import app.parley.call.CallEffect.ApplyAnswer;
import app.parley.call.CallEffect.ApplyOffer;
import app.parley.call.CallEffect.CreateOffer;
import app.parley.call.CallEffect.Send;
import app.parley.loop.Step;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two sides' agreement on how media flow, as W3C's perfect negotiation has it: offers may cross, the
/// callee is the polite side that takes its own back. On top of it: which of the other side's devices this is
/// with, candidates that come too early, and what waits to be sent.
///
/// @param callId where signals go; null until the server has named the call
/// @param open whether signals can be sent now; else they wait in `unsent`
/// @param bound the device of the other side that this side has agreed with; others' signals are passed over
/// @param peerSession the session id of their peer connection (SDP's `o=` line); another one means a new peer
/// connection over there
/// @param described whether a description of theirs was applied, so that candidates can be
/// @param offering whether an offer of this side waits for its answer
/// @param ignoring whether an offer of theirs was passed over, and so its candidates are too
/// @param early their candidates that came before their description
/// @param unsent what waits to be sent, oldest first
public record Negotiation(
        @Nullable CallId callId,
        boolean open,
        @Nullable DeviceId bound,
        @Nullable String peerSession,
        boolean described,
        boolean offering,
        boolean ignoring,
        List<Early> early,
        List<CallSignal> unsent) {

    /// Most early candidates kept. A call gathers some tens; more is nonsense, or meant to fill the memory.
    private static final int MOST_EARLY = 256;

    /// A candidate and the device that it came from.
    record Early(DeviceId from, @Nullable IceCandidate candidate) {}

    public Negotiation {
        early = List.copyOf(early);
        unsent = List.copyOf(unsent);
    }

    static Negotiation begin(@Nullable CallId callId) {
        return new Negotiation(callId, callId != null, null, null, false, false, false, List.of(), List.of());
    }

    /// A new beginning with `device` alone, after the peer connection was made anew.
    Negotiation anewWith(DeviceId device) {
        return new Negotiation(callId, open, device, null, false, false, false, List.of(), List.of());
    }

    /// This side wants to agree anew, with new candidates if `iceRestart`.
    Step<Negotiation, CallEffect> offer(boolean iceRestart) {
        return Step.to(change(bound, peerSession, described, true, ignoring, early), new CreateOffer(iceRestart));
    }

    /// An offer or answer of this side is ready.
    Step<Negotiation, CallEffect> localDescription(SessionDescription description) {
        return say(
                switch (description.type()) {
                    case OFFER -> new CallSignal.Offer(description);
                    case ANSWER -> new CallSignal.Answer(description);
                });
    }

    /// Sends `signal`, or keeps it until that is possible.
    Step<Negotiation, CallEffect> say(CallSignal signal) {
        if (open && callId != null) return Step.to(this, new Send(new ClientCallEvent.Signal(callId, signal)));
        return keep(signal);
    }

    /// Keeps `signal` until signals can be sent again.
    Step<Negotiation, CallEffect> keep(CallSignal signal) {
        var waiting = new ArrayList<>(unsent);
        waiting.add(signal);
        return Step.to(
                new Negotiation(callId, open, bound, peerSession, described, offering, ignoring, early, waiting));
    }

    /// From now on signals go to `id`; those that waited go first.
    Step<Negotiation, CallEffect> opened(CallId id) {
        var sends = unsent.stream()
                .<CallEffect>map(signal -> new Send(new ClientCallEvent.Signal(id, signal)))
                .toList();
        return new Step<>(
                new Negotiation(id, true, bound, peerSession, described, offering, ignoring, early, List.of()), sends);
    }

    /// Forgets offers and candidates that were not sent, because a new offer takes their place.
    Negotiation withoutUnsentOffers() {
        var rest = unsent.stream()
                .filter(signal -> !(signal instanceof CallSignal.Offer || signal instanceof CallSignal.Candidate))
                .toList();
        return new Negotiation(callId, open, bound, peerSession, described, offering, ignoring, early, rest);
    }

    /// From now on signals wait.
    Negotiation closed() {
        return new Negotiation(callId, false, bound, peerSession, described, offering, ignoring, early, unsent);
    }

    /// Whether `theirs` comes from another peer connection than what was agreed with before: ours cannot go on with
    /// it.
    boolean isFromAnotherPeerConnection(SessionDescription theirs) {
        return peerSession != null && !peerSession.equals(sessionOf(theirs));
    }

    /// Whether `answer`, which nobody waits for, shows that an earlier one was taken for it: their answer to an
    /// offer that this side had given up came late, and was applied to the next offer. Their answer to that one
    /// comes from the peer connection that they made for it.
    boolean wasMistakenFor(SessionDescription answer, DeviceId from) {
        return !offering && from.equals(bound) && isFromAnotherPeerConnection(answer);
    }

    /// Their offer. When it crosses one of ours, the polite side gives way and the other passes theirs over.
    Step<Negotiation, CallEffect> remoteOffer(SessionDescription offer, DeviceId from, boolean polite) {
        if (isStranger(from)) return Step.to(this);
        if (offering && !polite) {
            return Step.to(change(bound, peerSession, described, true, true, early));
        }
        return change(from, sessionOf(offer), true, false, false, early).described(new ApplyOffer(offer));
    }

    /// Their answer. One that nobody waits for is late and passed over.
    Step<Negotiation, CallEffect> remoteAnswer(SessionDescription answer, DeviceId from) {
        if (!offering || isStranger(from)) return Step.to(this);
        return change(from, sessionOf(answer), true, false, false, early).described(new ApplyAnswer(answer));
    }

    /// Their candidate: added, or kept until there is a description that it belongs to.
    Step<Negotiation, CallEffect> remoteCandidate(@Nullable IceCandidate candidate, DeviceId from) {
        if (isStranger(from) || ignoring) return Step.to(this);
        if (described) return Step.to(this, new AddCandidate(candidate));
        if (early.size() == MOST_EARLY) return Step.to(this);
        var more = new ArrayList<>(early);
        more.add(new Early(from, candidate));
        return Step.to(change(bound, peerSession, false, offering, false, more));
    }

    /// Applies a description and, after it, the candidates of its sender that were early.
    private Step<Negotiation, CallEffect> described(CallEffect apply) {
        var effects = new ArrayList<CallEffect>();
        effects.add(apply);
        for (var candidate : early) {
            if (candidate.from().equals(bound)) effects.add(new AddCandidate(candidate.candidate()));
        }
        return new Step<>(change(bound, peerSession, true, offering, ignoring, List.of()), effects);
    }

    private boolean isStranger(DeviceId from) {
        return bound != null && !bound.equals(from);
    }

    private Negotiation change(
            @Nullable DeviceId bound,
            @Nullable String peerSession,
            boolean described,
            boolean offering,
            boolean ignoring,
            List<Early> early) {
        return new Negotiation(callId, open, bound, peerSession, described, offering, ignoring, early, unsent);
    }

    /// The session id of a description: the second word of its `o=` line (RFC 8866, section 5.2), or the whole text
    /// where there is none.
    private static String sessionOf(SessionDescription description) {
        for (var line : description.sdp().lines().toList()) {
            var words = line.split(" ", 3);
            if (line.startsWith("o=") && words.length == 3) return words[1];
        }
        return description.sdp();
    }
}
