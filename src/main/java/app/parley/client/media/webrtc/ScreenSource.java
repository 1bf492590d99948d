package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import dev.onvoid.webrtc.media.video.VideoTrackSource;

/// Pictures of the screen, or made up in their place. Runs on parley-media.
interface ScreenSource {
    VideoTrackSource pictures();

    /// From now on no more pictures come.
    void close();

    /// After the track that uses it is disposed of.
    void dispose();

    /// What came of opening one.
    sealed interface Opening {
        record Open(ScreenSource source) implements Opening {}

        record Failed(CallFailure.Screen failure) implements Opening {}
    }
}
