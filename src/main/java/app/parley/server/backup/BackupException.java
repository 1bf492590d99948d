package app.parley.server.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/// A backup that cannot be made or read. The message is a sentence for the operator.
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BackupException(String message) {
        super(message);
    }

    public BackupException(String message, Throwable cause) {
        super(message, cause);
    }

    /// @param what could not be done, as the begin of the sentence
    public static BackupException of(String what, IOException cause) {
        var why = cause instanceof AccessDeniedException denied
                ? denied.getFile() + " may not be read or written"
                : cause.getMessage();
        return new BackupException(what + ": " + why + ".", cause);
    }
}
