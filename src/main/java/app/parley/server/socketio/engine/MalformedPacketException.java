package app.parley.server.socketio.engine;

/// What the client sent is not of the protocol. It closes that client's connection and nothing else. Without a
/// stack trace: a stranger can cause it at will, and it says nothing about us.
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Names one fault.
    ///
    /// @param message what was wrong, without quoting what was sent: it may be logged
    public MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
