package app.parley.protocol;

/// A value is out of bounds. What it says is meant for the author of a client: it becomes the `message` of a
/// `bad_request`.
public final class InvalidFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidFieldException(String message) {
        super(message);
    }
}
