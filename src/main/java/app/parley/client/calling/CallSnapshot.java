package app.parley.client.calling;

import app.parley.call.CallState;
import app.parley.client.media.CallStats;
import app.parley.client.media.FrameSource;
import org.jspecify.annotations.Nullable;

/// Where the call on the screen stands.
///
/// @param stats the latest look at the connection, null before the first
/// @param remoteFrames the other side's pictures
/// @param localFrames one's own pictures, not mirrored
public record CallSnapshot(
        CallState state, @Nullable CallStats stats, FrameSource remoteFrames, FrameSource localFrames) {
    /// No call.
    public static final CallSnapshot NONE =
            new CallSnapshot(new CallState.Idle(), null, FrameSource.NONE, FrameSource.NONE);
}
