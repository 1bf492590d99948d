package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// What stays of a call. Every call leaves exactly one.
///
/// @param startedAt when it was answered; absent when it never was
/// @param durationMs from the answer to the end, 0 when it was never answered
public record CallRecord(
        CallId callId,
        ChatId chatId,
        UserId callerId,
        UserId calleeId,
        CallType type,
        Outcome outcome,
        long createdAt,
        @Nullable Long startedAt,
        long endedAt,
        long durationMs) {

    /// How a call came out.
    public enum Outcome {
        COMPLETED,
        DECLINED,
        BUSY,
        CANCELLED,
        MISSED,
        FAILED;

        /// Whether the callee, as one of them, has missed something: they were called and did not choose to stay
        /// away.
        public boolean isMissed() {
            return switch (this) {
                case MISSED, BUSY, CANCELLED -> true;
                case COMPLETED, DECLINED, FAILED -> false;
            };
        }
    }
}
