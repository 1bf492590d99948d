package app.parley.client.media;

import app.parley.call.CallFailure;

/// Devices tried without a call: the level of the microphone, a sound from the speaker, the camera's picture, and
/// oneself as others hear one. Nothing is opened before it is asked for. Every method returns at once; the work is
/// done on parley-media. Safe on every thread.
public interface DeviceTrial extends AutoCloseable {
    /// How long one's own voice is recorded, seconds.
    int RECORDED_SECONDS = 3;

    /// Opens the microphone, or closes it: its level comes to [Listener#level] ten times a second.
    void listen(boolean on);

    /// Opens the camera, or closes it: its pictures are in [#pictures].
    void look(boolean on);

    /// Plays a short melody on the speaker; it ends what is being played or recorded.
    void playMelody();

    /// Records for [#RECORDED_SECONDS] and plays it back. Opens the microphone if it is not open.
    void recordAndPlay();

    /// Ends a melody, a recording or its playing.
    void stop();

    /// One's own picture, not mirrored.
    FrameSource pictures();

    /// Closes what is open. Asking twice is fine.
    @Override
    void close();

    /// What is going on besides listening.
    enum Stage {
        RESTING,
        /// The melody sounds.
        MELODY,
        RECORDING,
        /// What was recorded sounds.
        PLAYING
    }

    /// Hears how a trial goes; called on parley-media, posts and returns.
    interface Listener {
        /// The loudest of the last tenth of a second.
        ///
        /// @param dbfs 0 for as loud as can be, −∞ for digital silence
        void level(double dbfs);

        void stage(Stage stage);

        /// A device does not open; what was to be done with it is not done.
        void failed(CallFailure.Device failure);
    }
}
