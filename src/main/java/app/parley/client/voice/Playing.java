package app.parley.client.voice;

/// What is heard of voice messages.
///
/// @param id of the one that is heard or rests; empty for none
/// @param millis how far it is
/// @param speed as many times as fast as it was spoken
public record Playing(String id, long millis, State state, double speed) {
    /// What it does.
    public enum State {
        RESTING,
        RUNNING,
        /// There is nothing to play it on.
        NO_SPEAKER,
        /// It is no sound that can be played.
        BROKEN
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
