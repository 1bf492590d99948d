package app.parley.client.calling;

import app.parley.call.CallDesk;
import app.parley.call.CallKey;
import app.parley.client.media.CallStats;

/// Looks on while calls happen, for reports and measurements. Called on parley-call; it must not block.
public interface CallWitness {
    /// An input was stepped through.
    default void moved(CallDesk before, CallDesk.Input input, CallDesk after) {}

    /// The first sound of the other side.
    default void firstRemoteAudio(CallKey key) {}

    /// The first picture of the other side.
    default void firstRemoteVideo(CallKey key) {}

    default void stats(CallKey key, CallStats stats) {}
}
