package app.parley.protocol;

/// Why something was refused. The wire form is the name in lower case.
public enum ErrorCode {
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    UNKNOWN_EVENT(404),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    RATE_LIMITED(429),
    CHAT_NOT_FOUND(404),
    NOT_IN_CHAT(403),
    MESSAGE_NOT_FOUND(404),
    CALLEE_OFFLINE(409),
    CALLER_BUSY(409),
    CALLEE_BUSY(409),
    GLARE(409),
    CALL_NOT_FOUND(404),
    NOT_PARTICIPANT(403),
    NOT_CALLEE(403),
    CALL_NOT_RINGING(409),
    CALL_NOT_ACTIVE(409),
    UNAVAILABLE(503),
    INTERNAL(500);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /// The status that carries this code over HTTP.
    public int httpStatus() {
        return httpStatus;
    }
}
