package app.parley.call;

import org.jspecify.annotations.Nullable;

/// Who can reach whom.
///
/// @param media whether ICE and DTLS stand: in the warm order they often do before the call is accepted
/// @param failed whether a peer connection of this call failed before one stood: one that had offered to several
///     devices at once, and was spoken to by more than the one that it answered, is of no use to anybody
/// @param server whether this side reaches the server; the media do not need it
/// @param peerServer whether the other side reaches the server
/// @param noWayOut why this side has no way to anybody, learnt while it rings; null while that is not known
record Link(
        boolean media,
        boolean failed,
        boolean server,
        boolean peerServer,
        @Nullable CallFailure noWayOut) {
    static final Link BEGIN = new Link(false, false, true, true, null);

    Link withMedia(boolean media) {
        return new Link(media, failed, server, peerServer, noWayOut);
    }

    Link withFailed() {
        return new Link(false, true, server, peerServer, noWayOut);
    }

    Link withServer(boolean server) {
        return new Link(media, failed, server, peerServer, noWayOut);
    }

    Link withPeerServer(boolean peerServer) {
        return new Link(media, failed, server, peerServer, noWayOut);
    }

    Link withNoWayOut(@Nullable CallFailure noWayOut) {
        return new Link(media, failed, server, peerServer, noWayOut);
    }
}
