package app.parley.client.media;

import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import org.jspecify.annotations.Nullable;

/// The media of one call: one peer connection and what is sent and shown over it.
///
/// Every method returns at once; the operations are carried out on parley-media in the order they were asked for,
/// each
/// finished before the next begins, and their results go to the [MediaListener]. Opening devices takes long and
/// waits
/// until there is nothing to negotiate; sending begins when sending was allowed, the connection stands and a device
/// is
/// open, in whatever order that comes about. Safe on every thread. After [#close] every call does
/// nothing.
///
/// The warm order: the caller opens its devices and offers while the callee rings; the callee answers while ringing
/// without a device opened.
/// Both connect, and send nothing until [#startSending].
public interface MediaSession extends AutoCloseable {
    /// Makes an offer and applies it locally; it arrives at [MediaListener#localDescription]. With `iceRestart`
    /// both
    /// sides gather anew.
    void createOffer(boolean iceRestart);

    /// Applies the other side's offer, taking back an offer of one's own that crossed it, and answers it:
    /// the answer arrives at [MediaListener#localDescription].
    void applyOffer(SessionDescription offer);

    /// Applies the other side's answer. One that comes when no offer of this side is open is passed over.
    void applyAnswer(SessionDescription answer);

    /// Adds a candidate of the other side; null is the end of candidates. One that does not fit is passed over.
    void addCandidate(@Nullable IceCandidate candidate);

    /// Opens the microphone and, with `video`, the camera. What cannot be opened is told to
    /// [MediaListener#deviceFailed], the rest goes on.
    /// Asking again retries what is not open.
    void openDevices(boolean video);

    /// From now on sound and picture of the opened devices go out.
    void startSending();

    /// Mute: nothing is heard of this side, and nothing is negotiated anew. Who is muted before [#startSending]
    /// sends
    /// no sound at all until the first unmuting.
    void setMuted(boolean muted);

    /// Switches the camera off (it is closed, its light goes out) or on (opened anew when need be). What is open
    /// then
    /// is told by [MediaListener#devicesOpen].
    void setCamera(boolean on);

    /// Goes on with the next camera of the system, if there is more than one.
    void switchCamera();

    /// Where the other side's pictures are taken from.
    FrameSource remoteFrames();

    /// Where one's own pictures are taken from. Not mirrored.
    FrameSource localFrames();

    /// Lets `tap` hear what the other side sends, besides playing it. Null takes it away.
    void tapRemoteAudio(@Nullable AudioTap tap);

    /// Ends all of it in the order that the native library survives. Asking twice is fine.
    @Override
    void close();
}
