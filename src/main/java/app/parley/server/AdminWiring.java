package app.parley.server;

import app.parley.server.accounts.AccountAdministration;
import app.parley.server.accounts.Accounts;
import app.parley.server.accounts.Directory;
import app.parley.server.accounts.Passwords;
import app.parley.server.attachments.AttachmentFiles;
import app.parley.server.attachments.AttachmentSettings;
import app.parley.server.attachments.Attachments;
import app.parley.server.backup.Backup;
import app.parley.server.backup.BackupException;
import app.parley.server.backup.Restore;
import app.parley.server.bus.local.LocalBus;
import app.parley.server.control.ControlCommands;
import app.parley.server.control.ControlReply;
import app.parley.server.control.ControlRequest;
import app.parley.server.control.ControlSocket;
import app.parley.server.store.NewIds;
import app.parley.server.store.StoreMeter;
import app.parley.server.store.sql.SqlAccounts;
import app.parley.server.store.sql.SqlAttachments;
import app.parley.server.store.sqlite.SqliteSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// The composition root of what an operator does to a server's data from outside of it. Used by the command line.
public final class AdminWiring {
    private AdminWiring() {}

    /// Carries a command out: by the server that runs on the folder, or, when none does, on the database itself.
    /// Blocks; throws [ServerStartException] when neither can be had.
    public static ControlReply ask(ServerConfig config, ControlRequest request) {
        var dataDir = config.dataDir();
        var isNew = !Files.exists(dataDir.resolve(DataFolder.DATABASE));
        if (isNew && !request.command().equals(ControlCommands.USER_ADD)) {
            throw new ServerStartException("There is no database in " + dataDir + ": name its folder with --data.");
        }
        var lock = DataFolder.tryLock(dataDir);
        if (lock.isEmpty()) return askRunning(dataDir, request);
        try (var _ = lock.get()) {
            return askDatabase(config, request);
        }
    }

    /// Writes everything into one file; see [Backup].
    public static Backup.Report backup(Path dataDir, Path file, boolean replace) {
        try {
            return new Backup(new SqliteSnapshots(), version(), InstantSource.system())
                    .write(
                            dataDir.resolve(DataFolder.DATABASE),
                            dataDir.resolve(DataFolder.ATTACHMENTS),
                            file.toAbsolutePath(),
                            replace);
        } catch (IOException e) {
            throw BackupException.of("The backup cannot be made", e);
        }
    }

    /// Fills a data folder from a backup; see [Restore].
    ///
    /// @param replace puts aside what is in the folder, which else must be empty
    public static Restore.Report restore(Path file, Path dataDir, boolean replace) {
        try (var _ = DataFolder.lock(dataDir)) {
            return new Restore(new SqliteSnapshots(), InstantSource.system())
                    .read(file, dataDir, DataFolder.DATABASE, DataFolder.ATTACHMENTS, DataFolder.LOCK, replace);
        } catch (IOException e) {
            throw BackupException.of("The backup cannot be restored", e);
        }
    }

    private static ControlReply askRunning(Path dataDir, ControlRequest request) {
        try {
            return ControlSocket.ask(dataDir, request);
        } catch (IOException | UnsupportedOperationException e) {
            throw new ServerStartException(
                    "A server runs on " + dataDir + " and cannot be asked (" + e.getMessage() + "): stop it first.", e);
        }
    }

    private static ControlReply askDatabase(ServerConfig config, ControlRequest request) {
        var dataDir = config.dataDir();
        try (var database = ServerWiring.open(dataDir.resolve(DataFolder.DATABASE), StoreMeter.NONE)) {
            var store = new SqlAccounts();
            var bus = new LocalBus();
            var ids = new NewIds();
            var clock = InstantSource.system();
            var passwords = new Passwords(Runnable::run, config.accounts().hashing());
            var accounts = new Accounts(
                    database,
                    store,
                    new Directory(database, store, bus),
                    passwords,
                    new Attachments(
                            database,
                            new SqlAttachments(),
                            AttachmentFiles.open(dataDir.resolve(DataFolder.ATTACHMENTS)),
                            ids,
                            clock,
                            AttachmentSettings.DEFAULTS),
                    bus,
                    ids,
                    clock,
                    Duration.ZERO);
            return new ControlCommands(new AccountAdministration(database, store, passwords, accounts)).run(request);
        }
    }

    private static String version() {
        var version = AdminWiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
