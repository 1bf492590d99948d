package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// A refusal, as it crosses the wire.
///
/// @param message for the author of a client, in plain words; what a user reads is the client's business
/// @param retryAfterMs when trying again may help, in milliseconds
/// @param callId the call that stands in the way (`caller_busy`, `glare`), or the record that a failed attempt left
/// @param ref where the server's log tells more of an `internal` error
public record ProtocolError(
        ErrorCode code,
        String message,
        @Nullable Long retryAfterMs,
        @Nullable CallId callId,
        @Nullable String ref) {

    public static ProtocolError of(ErrorCode code, String message) {
        return new ProtocolError(code, message, null, null, null);
    }

    /// A refusal that points at the call which stands in the way.
    public static ProtocolError of(ErrorCode code, String message, CallId callId) {
        return new ProtocolError(code, message, null, callId, null);
    }
}
