package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.client.media.AudioTap;
import org.jspecify.annotations.Nullable;

/// Microphone and speaker of a trial: devices, or made up. Runs on parley-media; `heard` is called on a thread of
/// the library.
interface TrialSound {
    /// Null, or why there is no microphone; without a sound system there is no speaker either.
    CallFailure.@Nullable Device missing();

    /// Opens the microphone; does nothing when it is open.
    ///
    /// @throws RuntimeException or an [Error] of the library if it does not open
    void record(AudioTap heard);

    void stopRecording();

    /// Plays `samples`, one channel at [app.parley.client.media.synthetic.SoundSource#SAMPLE_RATE], and tells
    /// `ended` on any thread when it is through.
    void play(short[] samples, Runnable ended);

    void stopPlaying();
}
