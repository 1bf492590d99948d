package app.parley.server.store.sqlite;

import app.parley.server.backup.BackupException;
import app.parley.server.backup.Snapshots;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/// [Snapshots] of SQLite files, over connections of its own: SQLite lets other processes read while one writes.
public final class SqliteSnapshots implements Snapshots {
    /// For a writer that is at its commit, in milliseconds.
    private static final int BUSY_MS = 30_000;

    @Override
    public void copy(Path database, Path into) {
        try (var connection = connect(database);
                var copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, into.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new BackupException("The database cannot be copied: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void check(Path database) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var found = statement.executeQuery("PRAGMA integrity_check(1)")) {
            if (!found.next() || !"ok".equals(found.getString(1))) {
                throw new BackupException("The database is damaged: " + found.getString(1) + ".");
            }
        } catch (SQLException e) {
            throw new BackupException("The database is damaged: " + e.getMessage() + ".", e);
        }
        checkVersion(database);
    }

    @Override
    public Map<String, StoredFile> attachments(Path database) {
        var files = new LinkedHashMap<String, StoredFile>();
        if (!hasAttachments(database)) return files;
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT id, size, sha256 FROM attachments ORDER BY id")) {
            while (found.next()) {
                files.put(found.getString(1), new StoredFile(found.getLong(2), found.getString(3)));
            }
            return files;
        } catch (SQLException e) {
            throw new BackupException("The attachments cannot be listed: " + e.getMessage() + ".", e);
        }
    }

    /// The first databases had none.
    private static boolean hasAttachments(Path database) {
        try (var connection = connect(database);
                var found = connection.getMetaData().getTables(null, null, "attachments", null)) {
            return found.next();
        } catch (SQLException e) {
            throw new BackupException("The attachments cannot be listed: " + e.getMessage() + ".", e);
        }
    }

    private static void checkVersion(Path database) {
        try {
            var applied = Flyway.configure(SqliteSnapshots.class.getClassLoader())
                    .dataSource("jdbc:sqlite:" + database, null, null)
                    .locations(SqliteDatabase.MIGRATIONS)
                    .load()
                    .info()
                    .applied();
            if (applied.length == 0) throw new BackupException("The database is none of Parley's.");
            for (var migration : applied) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw new BackupException("The database was written by a newer version of Parley.");
                }
            }
        } catch (FlywayException e) {
            throw new BackupException("The database is none of Parley's: " + e.getMessage() + ".", e);
        }
    }

    private static Connection connect(Path database) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MS);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
