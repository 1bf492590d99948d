package app.parley.client.media;

import app.parley.call.CallFailure;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import org.jspecify.annotations.Nullable;

/// Hears what becomes of a [MediaSession]. Called on parley-media; implementations post and return.
public interface MediaListener {
    /// The offer or answer that was asked for is made and applied here; it is to be sent.
    void localDescription(SessionDescription description);

    /// One's own candidate to be sent; null is the end of candidates.
    void localCandidate(@Nullable IceCandidate candidate);

    /// The connection to the peer changed.
    void connection(Connection connection);

    /// This side has looked for candidates everywhere that the [MediaSetup] allows, and has found none.
    void noWayOut(CallFailure failure);

    /// A microphone or camera cannot be used; the call goes on without it.
    void deviceFailed(CallFailure.Device failure);

    /// The devices asked for have been tried, one has died, or the camera was switched: what is open now.
    void devicesOpen(boolean microphone, boolean camera);

    /// The screen is shown to the other side from now on, or it is not any more: it cannot be, or the window is
    /// gone.
    void sharing(boolean on);

    /// The first sound of the other side that is not silence has been played.
    void firstRemoteAudio();

    /// The first picture of the other side is there.
    void firstRemoteVideo();

    /// What the call costs and gives; about once a second while connected.
    void stats(CallStats stats);

    /// An operation failed in a way that leaves this session useless: before the two sides had found each
    /// other. Later the call goes on as it was. The text is for the log.
    void broken(String what);

    /// Where ICE and DTLS stand.
    enum Connection {
        CONNECTING,
        CONNECTED,
        /// No packet for a moment; it may come back by itself.
        DISCONNECTED,
        /// Given up; only an ICE restart helps.
        FAILED,
        CLOSED
    }
}
