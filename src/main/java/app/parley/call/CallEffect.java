package app.parley.call;

import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import org.jspecify.annotations.Nullable;

/// What a call asks of the world. Data only; `EffectRunner` carries it out.
public sealed interface CallEffect {
    /// To the media of the call, in this order. See `MediaSession`, which has a method for each.
    sealed interface Media extends CallEffect {}

    /// Begins the call's media: a peer connection with nothing opened and nothing sent.
    record OpenMedia() implements Media {}

    record OpenDevices(boolean video) implements Media {}

    record CreateOffer(boolean iceRestart) implements Media {}

    /// Applies their offer, taking back a crossing one of ours, and answers it.
    record ApplyOffer(SessionDescription offer) implements Media {}

    record ApplyAnswer(SessionDescription answer) implements Media {}

    record AddCandidate(@Nullable IceCandidate candidate) implements Media {}

    record StartSending() implements Media {}

    record SetMuted(boolean muted) implements Media {}

    record SetCamera(boolean on) implements Media {}

    record SwitchCamera() implements Media {}

    /// Nothing goes out while anybody holds the call; while this side does, nothing is played and the devices are
    /// released.
    record SetHold(boolean mine, boolean theirs) implements Media {}

    /// The other side shows this side's picture at this size: sending more of it is in vain.
    record SetShownSize(PictureSize size) implements Media {}

    record StartShare(ShareSource source, ShareSource.Content content) implements Media {}

    record StopShare() implements Media {}

    /// @param keys of a telephone: digits, `*`, `#`, `A`–`D` and `,` for a pause
    record SendTones(String keys) implements Media {}

    record CloseMedia() implements Media {}

    /// Tells the server; its answer comes back as [CallInput.Answered] or [CallInput.Unanswered].
    record Send(ClientCallEvent event) implements CallEffect {}

    record StartTimer(CallTimer timer) implements CallEffect {}

    record CancelTimer(CallTimer timer) implements CallEffect {}

    /// Cancels all timers of the call.
    record CancelTimers() implements CallEffect {}

    /// The ring that tells of an incoming call, until [StopTones].
    record Ring() implements CallEffect {}

    /// The tone by which the caller hears that it rings, until [StopTones].
    record Ringback() implements CallEffect {}

    record StopTones() implements CallEffect {}

    record Play(Cue cue) implements CallEffect {}

    /// Soft tones that accompany a call.
    enum Cue {
        CONNECTED,
        RECONNECTING,
        ENDED,
        /// Another caller waits.
        WAITING
    }
}
