package app.parley.client.calling;

import app.parley.call.CallEffect.Cue;

/// A [Ringer] for those who do not listen: bots, and machines without a sound system.
public final class SilentRinger implements Ringer {
    @Override
    public void ring() {}

    @Override
    public void ringback() {}

    @Override
    public void stop() {}

    @Override
    public void play(Cue cue) {}

    @Override
    public void close() {}
}
