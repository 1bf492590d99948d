package app.parley.server.calls.rules;

import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// Who asked whom for which call: the part of a call that never changes. Times are milliseconds since the epoch.
///
/// @param expiresAt when the ringing ends unanswered
public record Invitation(
        CallId callId, ChatId chatId, CallType type, UserId callerId, UserId calleeId, long createdAt, long expiresAt) {

    boolean isParticipant(UserId user) {
        return user.equals(callerId) || user.equals(calleeId);
    }

    /// What stays of the call when it ends at `endedAt`, `startedAt` being when it was answered.
    CallRecord record(Outcome outcome, @Nullable Long startedAt, long endedAt) {
        var duration = startedAt == null ? 0 : Math.max(0, endedAt - startedAt);
        return new CallRecord(
                callId, chatId, callerId, calleeId, type, outcome, createdAt, startedAt, endedAt, duration);
    }
}
