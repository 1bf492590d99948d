package app.parley.call;

import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import org.jspecify.annotations.Nullable;

/// What is known of one call, in whatever state it is.
///
/// @param callId the server's id; null until the server has given one to a dialled call
/// @param connected whether ICE and DTLS stand: in the warm order they often do before the call is accepted
/// @param noWayOut why this side has no way to anybody, learnt while it rings; null while that is not known
/// @param signalling whether the server can be reached; the media do not need it
public record Call(
        CallKey key,
        @Nullable CallId callId,
        User peer,
        ChatId chatId,
        CallType type,
        Role role,
        LocalMedia local,
        RemoteMedia remote,
        Negotiation negotiation,
        boolean connected,
        @Nullable CallFailure noWayOut,
        boolean signalling) {

    /// Which side of a call this client is on.
    public enum Role {
        CALLER,
        CALLEE
    }

    /// A call at its first moment.
    static Call begun(CallKey key, @Nullable CallId callId, User peer, ChatId chatId, CallType type, Role role) {
        var video = type == CallType.VIDEO;
        return new Call(
                key,
                callId,
                peer,
                chatId,
                type,
                role,
                LocalMedia.closed(video),
                new RemoteMedia(true, video, false),
                Negotiation.begin(callId),
                false,
                null,
                true);
    }

    public boolean isCaller() {
        return role == Role.CALLER;
    }

    public boolean hasVideo() {
        return type == CallType.VIDEO;
    }

    Call withCallId(CallId callId) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, connected, noWayOut, signalling);
    }

    Call with(LocalMedia local) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, connected, noWayOut, signalling);
    }

    Call with(RemoteMedia remote) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, connected, noWayOut, signalling);
    }

    Call with(Negotiation negotiation) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, connected, noWayOut, signalling);
    }

    Call withConnected(boolean connected) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, connected, noWayOut, signalling);
    }

    Call withNoWayOut(@Nullable CallFailure noWayOut) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, connected, noWayOut, signalling);
    }

    Call withSignalling(boolean signalling) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, connected, noWayOut, signalling);
    }
}
