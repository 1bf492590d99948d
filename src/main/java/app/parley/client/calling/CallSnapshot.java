package app.parley.client.calling;

import app.parley.call.CallState;
import app.parley.client.media.CallStats;
import app.parley.client.media.FrameSource;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import org.jspecify.annotations.Nullable;

/// Where the calls of this client stand.
///
/// @param state of the call on the screen
/// @param beside of the second one: waiting, on hold, or ended and not taken away yet; [CallState.Idle] when
///     there is none
/// @param wish a call that the user wants while another is on
/// @param stats the latest look at the connection of the call on the screen, null before the first
/// @param remoteFrames its other side's pictures
/// @param localFrames one's own pictures, not mirrored
public record CallSnapshot(
        CallState state,
        CallState beside,
        @Nullable Wish wish,
        @Nullable CallStats stats,
        FrameSource remoteFrames,
        FrameSource localFrames) {
    /// No call.
    public static final CallSnapshot NONE =
            new CallSnapshot(new CallState.Idle(), null, FrameSource.NONE, FrameSource.NONE);

    /// A call that is not begun yet, because another one is on.
    public record Wish(User peer, ChatId chatId, CallType type) {}

    /// With one call at most, and no wish for another.
    public CallSnapshot(CallState state, @Nullable CallStats stats, FrameSource remoteFrames, FrameSource localFrames) {
        this(state, new CallState.Idle(), null, stats, remoteFrames, localFrames);
    }
}
