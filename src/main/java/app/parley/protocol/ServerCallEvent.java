package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// What the server tells about calls.
public sealed interface ServerCallEvent extends ServerEvent {
    CallId callId();

    /// To the caller's device: the callee is being rung until `expiresAt`.
    record Initiated(CallId callId, UserId calleeId, ChatId chatId, CallType type, long expiresAt)
            implements ServerCallEvent {}

    /// To every device of the callee.
    ///
    /// @param silent the callee has Do Not Disturb on: show it, do not ring
    /// @param waiting true when the callee is in another call; else absent
    record Incoming(
            CallId callId,
            ChatId chatId,
            CallType type,
            User caller,
            long expiresAt,
            boolean silent,
            @Nullable Boolean waiting)
            implements ServerCallEvent {}

    record Accepted(CallId callId, DeviceId deviceId, long startedAt) implements ServerCallEvent {}

    record Rejected(CallId callId, ClientCallEvent.RejectReason reason) implements ServerCallEvent {}

    /// To the caller's device: nobody answered. An [Ended] follows.
    record Timeout(CallId callId) implements ServerCallEvent {}

    record Ended(CallId callId, Reason reason, @Nullable UserId endedBy, long durationMs) implements ServerCallEvent {}

    /// What the other side sent, with who it was.
    record Signal(CallId callId, CallSignal signal, UserId fromUserId, DeviceId fromDeviceId)
            implements ServerCallEvent {}

    /// The other side's signalling socket is gone; they have `graceMs` to come back.
    record PeerReconnecting(
            CallId callId, UserId userId, @Nullable Long graceMs) implements ServerCallEvent {}

    record PeerResumed(
            CallId callId, UserId userId, @Nullable Long graceMs) implements ServerCallEvent {}

    record Held(CallId callId, UserId userId, boolean on) implements ServerCallEvent {}

    /// Why a call is over.
    enum Reason {
        HANGUP,
        CANCELLED,
        TIMEOUT,
        DISCONNECTED,
        FAILED,
        ANSWERED_ELSEWHERE,
        DECLINED_ELSEWHERE
    }
}
