package app.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call as the server holds it, on the wire `call`.
///
/// @param expiresAt when the ringing ends unanswered
/// @param heldBy the participants who hold it
public record CallInfo(
        CallId callId,
        ChatId chatId,
        CallType type,
        UserId callerId,
        UserId calleeId,
        State state,
        long createdAt,
        long expiresAt,
        @Nullable Long startedAt,
        List<UserId> heldBy) {

    /// Where the call stands.
    public enum State {
        RINGING,
        ACTIVE,
        ENDED
    }
}
