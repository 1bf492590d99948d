package app.parley.server;

/// The server cannot start as it is asked to. The message is one sentence for whoever started it.
public final class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerStartException(String message) {
        super(message);
    }

    public ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
