package app.parley.server.store;

/// The database does not answer now (busy, full, gone, closed). Nothing was changed; trying again may help.
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreUnavailableException(String message) {
        super(message);
    }
}
