package app.parley.client.media;

import app.parley.call.PictureSize;
import app.parley.call.ShareSource;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import org.jspecify.annotations.Nullable;

/// The media of one call: one peer connection and what is sent and shown over it.
///
/// Every method returns at once; the operations are carried out on parley-media in the order they were asked
/// for, each finished before the next begins, and their results go to the [MediaListener]. Opening devices
/// takes long and waits until there is nothing to negotiate; sending begins when sending was allowed, the
/// connection stands and a device is open, in whatever order that comes about. Safe on every thread. After
/// [#close] every call does nothing.
///
/// The warm order: the caller opens its devices and offers while the callee rings; the callee answers while
/// ringing without a device opened. Both connect, and send nothing until [#startSending].
public interface MediaSession extends AutoCloseable {
    /// Makes an offer and applies it locally; it arrives at [MediaListener#localDescription]. With `iceRestart`
    /// both sides gather anew.
    void createOffer(boolean iceRestart);

    /// Applies the other side's offer, taking back an offer of one's own that crossed it, and answers it:
    /// the answer arrives at [MediaListener#localDescription].
    void applyOffer(SessionDescription offer);

    /// Applies the other side's answer. One that comes when no offer of this side is open is passed over.
    void applyAnswer(SessionDescription answer);

    /// Adds a candidate of the other side; null is the end of candidates. One that does not fit is passed over.
    void addCandidate(@Nullable IceCandidate candidate);

    /// Opens the microphone and, with `video`, the camera. What cannot be opened is told to
    /// [MediaListener#deviceFailed], the rest goes on. Asking again retries what is not open.
    void openDevices(boolean video);

    /// From now on sound and picture of the opened devices go out.
    void startSending();

    /// Mute: nothing is heard of this side, and nothing is negotiated anew. Who is muted before [#startSending]
    /// sends no sound at all until the first unmuting.
    void setMuted(boolean muted);

    /// Switches the camera off (it is closed, its light goes out) or on (opened anew when need be). What is
    /// open then is told by [MediaListener#devicesOpen].
    void setCamera(boolean on);

    /// Goes on with the next camera of the system, if there is more than one.
    void switchCamera();

    /// While anybody holds the call nothing goes out. While this side does, nothing of the other side is played or
    /// handed to taps, and camera, screen and, soon after, the microphone are released; they open again at its end.
    void setHold(boolean mine, boolean theirs);

    /// The other side shows this side's picture at `size`: what is sent is made no larger than that needs, and
    /// nothing when it is hidden. Until this is said it is sent as it is.
    void setShownSize(PictureSize size);

    /// Shows a part of the screen in place of the camera's picture; again to change what is shown. It is told by
    /// [MediaListener#sharing], a failure before by [MediaListener#deviceFailed].
    void startShare(ShareSource source, ShareSource.Content content);

    /// The camera's picture is sent again, if the camera is on.
    void stopShare();

    /// Sends the tones of a telephone's keys, one after another.
    ///
    /// @param keys digits, `*`, `#`, `A`–`D` and `,`
    void sendTones(String keys);

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
