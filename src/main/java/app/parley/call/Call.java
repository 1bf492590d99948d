package app.parley.call;

import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import org.jspecify.annotations.Nullable;

/// What is known of one call, in whatever state it is.
///
/// @param callId the server's id; null until the server has given one to a dialled call
/// @param type what it is now: an upgrade makes it video, and back
/// @param tried the kinds of ways that were found so far
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
        Link link,
        Hold hold,
        Upgrade upgrade,
        Views views,
        Tried tried) {

    /// Which side of a call this client is on.
    public enum Role {
        CALLER,
        CALLEE
    }

    /// A call at its first moment.
    public static Call begun(CallKey key, @Nullable CallId callId, User peer, ChatId chatId, CallType type, Role role) {
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
                Link.BEGIN,
                Hold.NONE,
                Upgrade.NONE,
                Views.UNKNOWN,
                Tried.NOTHING);
    }

    public boolean isCaller() {
        return role == Role.CALLER;
    }

    public boolean hasVideo() {
        return type == CallType.VIDEO;
    }

    /// Whether ICE and DTLS stand: in the warm order they often do before the call is accepted.
    public boolean connected() {
        return link.media();
    }

    /// Whether the server can be reached; the media do not need it.
    public boolean signalling() {
        return link.server();
    }

    /// Whether the other side can be reached through the server.
    public boolean peerSignalling() {
        return link.peerServer();
    }

    /// Whether a picture of the other side comes, of their camera or of their screen.
    public boolean showsPeer() {
        return !hold.any() && ((hasVideo() && remote.video()) || remote.screen());
    }

    Call withCallId(CallId callId) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    Call with(CallType type) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    public Call with(LocalMedia local) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    public Call with(RemoteMedia remote) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    Call with(Negotiation negotiation) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    public Call with(Hold hold) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    public Call with(Upgrade upgrade) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    Call with(Views views) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    Call with(Tried tried) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    Call withConnected(boolean connected) {
        return with(link.withMedia(connected));
    }

    /// Its peer connection failed before it stood.
    Call withFailed() {
        return with(link.withFailed());
    }

    /// Why this side has no way to anybody, learnt while it rings; null while that is not known.
    @Nullable
    CallFailure noWayOut() {
        return link.noWayOut();
    }

    Call withNoWayOut(@Nullable CallFailure noWayOut) {
        return with(link.withNoWayOut(noWayOut));
    }

    public Call withSignalling(boolean signalling) {
        return with(link.withServer(signalling));
    }

    public Call withPeerSignalling(boolean signalling) {
        return with(link.withPeerServer(signalling));
    }

    private Call with(Link link) {
        return make(callId, type, local, remote, negotiation, link, hold, upgrade, views, tried);
    }

    private Call make(
            @Nullable CallId callId,
            CallType type,
            LocalMedia local,
            RemoteMedia remote,
            Negotiation negotiation,
            Link link,
            Hold hold,
            Upgrade upgrade,
            Views views,
            Tried tried) {
        return new Call(
                key, callId, peer, chatId, type, role, local, remote, negotiation, link, hold, upgrade, views, tried);
    }
}
