package app.parley.server.calls.rules;

import app.parley.protocol.CallId;
import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// A call that a user is in besides the one being decided, seen from that user: a fact for [CallRules].
///
/// @param peer the other participant
/// @param held the user holds it
/// @param device the user's device in it; null while it rings for them
public record OtherCall(
        CallId callId,
        Kind kind,
        UserId peer,
        boolean held,
        @Nullable DeviceId device) {

    /// What the user does in it.
    public enum Kind {
        RINGING_OUT,
        RINGING_IN,
        ACTIVE
    }

    /// `call` as `user` sees it, who is a participant of it.
    public static OtherCall seenBy(UserId user, ServerCall.Current call) {
        var invitation = call.invitation();
        var outgoing = user.equals(invitation.callerId());
        var peer = outgoing ? invitation.calleeId() : invitation.callerId();
        return switch (call) {
            case ServerCall.Ringing ringing ->
                new OtherCall(
                        invitation.callId(),
                        outgoing ? Kind.RINGING_OUT : Kind.RINGING_IN,
                        peer,
                        false,
                        outgoing ? ringing.caller().device() : null);
            case ServerCall.Active active ->
                new OtherCall(
                        invitation.callId(),
                        Kind.ACTIVE,
                        peer,
                        active.heldBy().contains(user),
                        active.party(user).device());
        };
    }

    /// The user talks in it now, so that another call has to wait or to make way.
    boolean isTalking() {
        return kind == Kind.ACTIVE && !held;
    }
}
