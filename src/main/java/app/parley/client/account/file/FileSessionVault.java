package app.parley.client.account.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.parley.client.account.SessionVault;
import app.parley.client.account.StoredSession;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [SessionVault] in two files of the data folder, readable by their owner alone (mode 0600, where the system has
/// modes; elsewhere the user's profile guards them). Written whole beside the old file and moved over it, so that a
/// crash leaves one or the other. Any thread; blocks.
public final class FileSessionVault implements SessionVault {
    private static final Logger log = LoggerFactory.getLogger(FileSessionVault.class);
    private static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final Path session;
    private final Path device;

    /// The device's file.
    record StoredDevice(DeviceId id) {}

    /// @param folder the data folder; made when it is missing
    public FileSessionVault(Path folder) {
        this.folder = folder;
        session = folder.resolve("session.json");
        device = folder.resolve("device.json");
    }

    @Override
    public synchronized DeviceId device() {
        var stored = read(device, StoredDevice.class);
        if (stored.isPresent()) return stored.get().id;
        var made = new DeviceId(UUID.randomUUID().toString());
        write(device, new StoredDevice(made));
        return made;
    }

    @Override
    public synchronized Optional<StoredSession> load() {
        return read(session, StoredSession.class);
    }

    @Override
    public synchronized void save(StoredSession kept) {
        write(session, kept);
    }

    @Override
    public synchronized void clear() {
        try {
            Files.deleteIfExists(session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(ProtocolJson.read(type, Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (ProtocolException e) {
            log.warn("{} cannot be understood and is made anew: {}", file.getFileName(), e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, Object value) {
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
            try {
                try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    var bytes = ByteBuffer.wrap(ProtocolJson.write(value).getBytes(UTF_8));
                    while (bytes.hasRemaining()) channel.write(bytes);
                    channel.force(true);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return MODES
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
