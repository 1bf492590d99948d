package app.parley.client.calling;

import app.parley.call.CallEffect.Cue;

/// PORT: the sounds around a call. Methods return at once; without a sound system they do nothing. Called on
/// parley-call.
public interface Ringer extends AutoCloseable {
    /// Begins to ring for an incoming call, until [#stop].
    void ring();

    /// Begins the tone that tells the caller that it rings over there, until [#stop].
    void ringback();

    void stop();

    /// Plays a short cue once.
    void play(Cue cue);

    @Override
    void close();
}
