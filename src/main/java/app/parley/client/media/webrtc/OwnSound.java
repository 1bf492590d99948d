package app.parley.client.media.webrtc;

import dev.onvoid.webrtc.media.MediaStreamTrack;

/// The sound that this side gives: the microphone's, unless it is muted. Runs on parley-media.
final class OwnSound {
    private final NativeCore core;
    private final LocalSources sources;
    private final Line line;
    private boolean muted;

    OwnSound(NativeCore core, LocalSources sources) {
        this.core = core;
        this.sources = sources;
        line = new Line("audio", "sound", core.factory().createAudioTrack("sound", sources.sound()));
    }

    Line line() {
        return line;
    }

    void mute(boolean muted) {
        this.muted = muted;
        track().setEnabled(!muted);
    }

    /// Sends from now on, or not. Who is muted from the start does not begin to send at all: libwebrtc fades a
    /// muted track out, and the first moment of it could be heard.
    ///
    /// @param wanted whether there is sound to be sent, and nobody holds it back
    /// @return whether it goes out
    boolean settle(boolean wanted) {
        var audible = wanted && (!muted || line.isActive());
        sources.changeSenders(() -> line.activate(audible, 0, 1));
        return audible;
    }

    /// It is treated in another way from now on: the library takes that from a track that begins to be sent.
    void renew() {
        var source = sources.renewedSound();
        if (source == null) return;
        var old = track();
        var track = core.factory().createAudioTrack("sound", source);
        track.setEnabled(!muted);
        sources.changeSenders(() -> line.replace(track));
        old.dispose();
    }

    /// After the connection is closed.
    void dispose() {
        track().dispose();
    }

    private MediaStreamTrack track() {
        return line.track();
    }
}
