package app.parley.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps a data folder for one server: two on the same data would each know half of who is connected.
final class DataFolder {
    static final String DATABASE = "parley.db";
    static final String ATTACHMENTS = "attachments";
    static final String LOCK = "lock";

    private DataFolder() {}

    /// Makes the folder when it is missing and locks it, or throws [ServerStartException].
    static Lock lock(Path folder) {
        return tryLock(folder)
                .orElseThrow(() -> new ServerStartException("Another server uses the data folder " + folder + "."));
    }

    /// As [#lock]; empty when a server has it.
    static Optional<Lock> tryLock(Path folder) {
        try {
            if (!Files.exists(folder)) make(folder);
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) != null) return Optional.of(new Lock(channel));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerStartException("The data folder " + folder + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /// For its owner alone, where the system knows such a thing: there are the hashes of all passwords.
    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /// A folder held.
    record Lock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
