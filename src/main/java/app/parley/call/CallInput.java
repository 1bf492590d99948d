package app.parley.call;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.SessionDescription;
import app.parley.protocol.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All that can happen to a call. `at` is the time on this machine's clock.
public sealed interface CallInput {
    // ---- from the user

    /// The user calls somebody: media are opened, the offer is made, the server is asked.
    record Dial(CallKey key, User peer, ChatId chatId, CallType type) implements CallInput {}

    /// The user picks up: devices are opened, the server is told.
    ///
    /// @param video whether to be seen, in a video call
    /// @param first what becomes of the call that the user is in at this moment; null when there is none
    record Answer(boolean video, ClientCallEvent.@Nullable First first) implements CallInput {
        /// When there is no other call.
        public Answer(boolean video) {
            this(video, null);
        }
    }

    /// The user does not want this call: it is over on all their devices.
    record Reject() implements CallInput {}

    /// The user is done, or gives up calling: the call is over.
    record HangUp(Instant at) implements CallInput {}

    /// The user mutes or unmutes the microphone; the other side is told.
    record Mute(boolean muted) implements CallInput {}

    /// The user switches the camera off or on; the other side is told.
    record Camera(boolean on) implements CallInput {}

    /// The user wants the next camera.
    record SwitchCamera() implements CallInput {}

    /// The user has mended a device and wants it tried again.
    record RetryDevices() implements CallInput {}

    /// The user holds the call, or takes it up again: the devices and the other side are told.
    record SetHold(boolean on) implements CallInput {}

    /// The user wants to see and be seen in a call without pictures: the other side is asked.
    record AskForVideo() implements CallInput {}

    /// The user's word on the other side's wish for pictures: with consent the call becomes one with pictures.
    ///
    /// @param camera whether to be seen as well, with consent
    record AnswerForVideo(boolean consent, boolean camera) implements CallInput {}

    /// The user takes back a wish for pictures, or goes back to sound alone: the camera is released on both sides.
    record DropVideo() implements CallInput {}

    /// The window shows the other side's picture at this size: they are told, not more often than they need it.
    record ShowPeer(PictureSize size) implements CallInput {}

    /// The user shows the screen in place of the camera's picture; the other side is told once it is open.
    record Share(ShareSource source, ShareSource.Content content) implements CallInput {}

    /// The user shows the screen no more.
    record StopSharing() implements CallInput {}

    /// The user presses keys of a telephone: they are sent as tones.
    record Press(String keys) implements CallInput {}

    /// The call that this one waited beside is over: it rings aloud now.
    record Alone() implements CallInput {}

    // ---- from the server

    /// The call exists and is ringing: by the answer to `call:initiate`, or by the event, whichever comes first.
    record Initiated(CallId callId) implements CallInput {}

    /// Somebody calls.
    ///
    /// @param quiet do not ring, for a reason of this client's own
    record Incoming(CallKey key, ServerCallEvent.Incoming event, boolean quiet) implements CallInput {}

    /// The callee's device `by` has answered.
    record Accepted(DeviceId by, Instant at) implements CallInput {}

    /// The callee does not want to.
    record Rejected(ClientCallEvent.RejectReason reason) implements CallInput {}

    /// Nobody answered; the server has ended the ringing.
    record TimedOut() implements CallInput {}

    /// The server says that the call is over.
    record Over(ServerCallEvent.Ended event) implements CallInput {}

    /// The other side signals: offer, answer, candidate, what it sends.
    record PeerSignal(CallSignal signal, DeviceId from) implements CallInput {}

    /// The other side's connection to the server is gone or back; the media may go on.
    record PeerSignalling(boolean present) implements CallInput {}

    /// The other side holds the call, or takes it up again.
    record PeerHeld(boolean on) implements CallInput {}

    /// The server answered what this call sent.
    record Answered(ClientCallEvent event, Ack ack, Instant at) implements CallInput {}

    /// The server did not answer; it may or may not have acted.
    record Unanswered(ClientCallEvent event) implements CallInput {}

    /// The connection to the server is lost or back.
    record Signalling(boolean present) implements CallInput {}

    // ---- from the media

    /// An offer or answer of this side is ready: it is sent, or kept until it can be.
    record LocalDescription(SessionDescription description) implements CallInput {}

    /// A candidate of this side, or null for their end: sent, or kept until it can be.
    record LocalCandidate(@Nullable IceCandidate candidate) implements CallInput {}

    /// ICE and DTLS stand.
    record MediaConnected() implements CallInput {}

    /// No packets come at the moment: the call reconnects.
    record MediaLost() implements CallInput {}

    /// The way is lost for good, unless ICE starts anew.
    record MediaFailed() implements CallInput {}

    /// This side has looked everywhere and has no candidate to offer: nothing can ever connect.
    record NoWayOut(CallFailure failure) implements CallInput {}

    /// The media library gave up on this call.
    record MediaBroken() implements CallInput {}

    /// A device cannot be used; the call goes on without it, and the user is told.
    record DeviceFailed(CallFailure.Device failure) implements CallInput {}

    /// What is open after the devices were tried.
    record DevicesOpen(boolean microphone, boolean camera) implements CallInput {}

    /// The screen is shown from now on, or no more.
    record SharingOpen(boolean on) implements CallInput {}

    // ---- from the clock

    /// A timer that this call had started has run out.
    record TimerFired(CallTimer timer, Instant at) implements CallInput {}
}
