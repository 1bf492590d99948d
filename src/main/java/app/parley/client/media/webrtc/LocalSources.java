package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import app.parley.client.media.DevicesNow;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import org.jspecify.annotations.Nullable;

/// Where one call's own sound and picture come from: devices, or made up. Runs on parley-media.
///
/// Both sources exist from the start, closed; opening makes them flow.
interface LocalSources {
    AudioTrackSource sound();

    VideoTrackSource picture();

    /// Null, or why there is no microphone. Asking again when it is open does nothing.
    CallFailure.@Nullable Device openMicrophone();

    /// Null, or why there is no camera. Asking again when it is open does nothing.
    CallFailure.@Nullable Device openCamera();

    /// The microphone is not open any more: it died, or the call is over.
    void closeMicrophone();

    void closeCamera();

    /// Goes on with the next camera. Null, or why that one does not open.
    CallFailure.@Nullable Device switchCamera();

    /// Whether there is a microphone to open, or the open one is there still.
    boolean hasMicrophone(DevicesNow now);

    /// Goes on with the camera that is to be used now, if one is open and another is wanted, or the open one is
    /// gone. Null, or why there is none any more; then it is closed.
    CallFailure.@Nullable Device followCamera(DevicesNow now);

    /// A source in the place of [#sound], treated as the user wants it now; null where nothing is treated.
    @Nullable
    AudioTrackSource renewedSound();

    /// Opens a part of the screen. The opener closes and disposes of what it is given.
    ScreenSource.Opening openScreen(ShareSource source, ShareSource.Content content);

    /// Whether a sender takes the sound now.
    void soundWanted(boolean wanted);

    /// Runs `change`, which changes senders.
    void changeSenders(Runnable change);

    /// Who among the sources wants to hear the other side.
    @Nullable
    AudioTap listener();

    /// Closes what is open and lets no more flow. The sources themselves are disposed of by [#dispose], after the
    /// tracks that use them.
    void close();

    void dispose();
}
