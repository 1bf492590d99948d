package app.parley.client.account.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.parley.client.account.KnownAccount;
import app.parley.client.account.SessionVault;
import app.parley.client.account.StoredSession;
import app.parley.client.account.TokenKeeper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [SessionVault] in files of the data folder, readable by their owner alone (mode 0600, where the system has
/// modes; elsewhere the user's profile guards them): the current session, the others in a folder beside it.
/// What proves a session is kept by a [TokenKeeper] where there is one, and then is not in the file. Written
/// whole beside the old file and moved over it, so that a crash leaves one or the other. Any thread; blocks.
public final class FileSessionVault implements SessionVault {
    private static final Logger log = LoggerFactory.getLogger(FileSessionVault.class);
    private static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final Path session;
    private final Path others;
    private final Path device;
    private final TokenKeeper keeper;

    /// The device's file.
    record StoredDevice(DeviceId id) {}

    /// With everything in files.
    ///
    /// @param folder the data folder; made when it is missing
    public FileSessionVault(Path folder) {
        this(folder, TokenKeeper.NONE);
    }

    /// @param keeper keeps what proves a session; a file does where it cannot
    public FileSessionVault(Path folder, TokenKeeper keeper) {
        this.folder = folder;
        this.keeper = keeper;
        session = folder.resolve("session.json");
        others = folder.resolve("other-sessions");
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
        return load(session);
    }

    @Override
    public synchronized void save(StoredSession kept) {
        moveAside(kept);
        delete(others.resolve(file(kept)));
        var inKeyring = keeper.keep(name(kept), kept.token());
        write(session, inKeyring ? withToken(kept, "") : kept);
    }

    @Override
    public synchronized void clear() {
        read(session, StoredSession.class).ifPresent(kept -> keeper.forget(name(kept)));
        delete(session);
    }

    @Override
    public synchronized List<KnownAccount> accounts() {
        var all = new ArrayList<KnownAccount>();
        read(session, StoredSession.class).ifPresent(kept -> all.add(known(kept, true)));
        for (var file : otherFiles()) {
            read(file, StoredSession.class).ifPresent(kept -> all.add(known(kept, false)));
        }
        return all;
    }

    @Override
    public synchronized Optional<StoredSession> use(KnownAccount account) {
        for (var file : otherFiles()) {
            var kept = read(file, StoredSession.class);
            if (kept.isEmpty() || !kept.get().isOf(account)) continue;
            var whole = load(file);
            whole.ifPresent(this::save);
            return whole;
        }
        return load().filter(kept -> kept.isOf(account));
    }

    @Override
    public synchronized void rest() {
        read(session, StoredSession.class).ifPresent(kept -> write(others.resolve(file(kept)), kept));
        delete(session);
    }

    @Override
    public synchronized boolean isInKeyring() {
        return read(session, StoredSession.class)
                .map(kept -> kept.token().isEmpty())
                .orElse(false);
    }

    private Optional<StoredSession> load(Path file) {
        return read(file, StoredSession.class)
                .flatMap(kept -> kept.token().isEmpty()
                        ? keeper.find(name(kept)).map(token -> withToken(kept, token))
                        : Optional.of(kept));
    }

    /// The current session makes way for one of another account.
    private void moveAside(StoredSession next) {
        read(session, StoredSession.class)
                .filter(before -> !name(before).equals(name(next)))
                .ifPresent(before -> write(others.resolve(file(before)), before));
    }

    private List<Path> otherFiles() {
        if (!Files.isDirectory(others)) return List.of();
        try (var files = Files.list(others)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownAccount known(StoredSession session, boolean current) {
        return new KnownAccount(session.server(), session.user(), current);
    }

    private static StoredSession withToken(StoredSession session, String token) {
        return new StoredSession(session.server(), session.device(), session.user(), token, session.expiresAt());
    }

    /// Under which a keyring has it; the device too, because data folders are apart from each other.
    private static String name(StoredSession session) {
        return session.user().username() + " at " + session.server() + " (" + session.device() + ")";
    }

    private static String file(StoredSession session) {
        return UUID.nameUUIDFromBytes(name(session).getBytes(UTF_8)) + ".json";
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
            Files.createDirectories(file.getParent());
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
