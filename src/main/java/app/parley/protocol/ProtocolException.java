package app.parley.protocol;

/// Carries a [ProtocolError] out of the depth where it was found to the border where it becomes an answer.
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ProtocolError error;

    public ProtocolException(ProtocolError error) {
        super(error.code() + ": " + error.message(), null, false, false);
        this.error = error;
    }

    public ProtocolException(ErrorCode code, String message) {
        this(ProtocolError.of(code, message));
    }

    public ProtocolError error() {
        return error;
    }
}
