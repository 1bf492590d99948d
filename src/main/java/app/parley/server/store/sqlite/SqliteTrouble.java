package app.parley.server.store.sqlite;

import app.parley.server.store.StoreUnavailableException;
import java.sql.SQLException;

/// What SQLite's errors mean to whoever asked. Safe on every thread.
final class SqliteTrouble {
    private SqliteTrouble() {}

    /// Tells a database that cannot now from a bug in what it was asked.
    static RuntimeException explained(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && !isMistake(sql)) {
                return new StoreUnavailableException("the database does not answer: " + sql.getMessage(), e);
            }
        }
        return e;
    }

    private static boolean isMistake(SQLException e) {
        // The primary result code is the low byte: https://www.sqlite.org/rescode.html
        return switch (e.getErrorCode() & 0xff) {
            case 1, 19, 20, 21, 25 -> true; // ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE
            default -> false;
        };
    }
}
