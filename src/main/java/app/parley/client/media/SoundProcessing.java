package app.parley.client.media;

/// What is done to the sound of the microphone before it goes out. A value, for every thread.
///
/// @param noiseSuppression takes away steady noise, such as a fan's
/// @param echoCancellation takes away what comes from one's own speaker
/// @param automaticGain makes quiet speech louder; the system's own level is left alone
public record SoundProcessing(boolean noiseSuppression, boolean echoCancellation, boolean automaticGain) {
    /// What suits most desks.
    public static final SoundProcessing STANDARD = new SoundProcessing(true, true, true);
}
