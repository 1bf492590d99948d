package app.parley.client.desktop.instance;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.parley.loop.ThreadLoop;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only program on a data folder. It holds a lock on a file there, which ends with the process whatever
/// happens, and listens on a Unix socket beside it for what later starts hand over: a line, possibly empty,
/// which means "show yourself". Made before the window; what comes until [#listen] waits. A thread of its own,
/// parley-instance.
public final class SingleInstance implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SingleInstance.class);
    private static final String LOCK = "running.lock";
    private static final String SOCKET = "running.sock";
    /// A link and a little; whoever sends more is cut.
    private static final int LONGEST = 1024;
    /// Of `sockaddr_un`: 108 on Linux and Windows, 104 on macOS, with the end of the text.
    private static final int LONGEST_PATH = 103;

    private final FileChannel file;
    private final FileLock lock;
    private final Path socket;
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-instance", Runnable::run);
    private final ServerSocketChannel server;
    private final List<String> waiting = new ArrayList<>();
    private @Nullable Consumer<String> listener;

    private SingleInstance(FileChannel file, FileLock lock, Path socket) throws IOException {
        this.file = file;
        this.lock = lock;
        this.socket = socket;
        // What an earlier program left when it broke down; the lock says that nobody uses it.
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        loop.post(this::accept);
    }

    /// Takes the folder. Empty when another program has it: it was handed `words` then. Blocks.
    ///
    /// @param folder the data folder; made when it is missing
    public static Optional<SingleInstance> take(Path folder, String words) throws IOException {
        Files.createDirectories(folder);
        var socket = socket(folder.toAbsolutePath());
        var file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.tryLock();
        if (lock != null) return Optional.of(new SingleInstance(file, lock, socket));
        file.close();
        handOver(socket, words);
        return Optional.empty();
    }

    /// Begins to take what later starts hand over.
    ///
    /// @param handed gets each line, those that wait on this thread, later ones on parley-instance
    public void listen(Consumer<String> handed) {
        synchronized (waiting) {
            listener = handed;
            waiting.forEach(handed);
            waiting.clear();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            lock.release();
            file.close();
        } catch (IOException e) {
            log.debug("the lock was not given back", e);
        }
        loop.close();
    }

    private void accept() {
        while (server.isOpen()) {
            try (var caller = server.accept()) {
                handed(read(caller));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                log.debug("a second start was cut off", e);
            }
        }
    }

    private void handed(String words) {
        synchronized (waiting) {
            if (listener == null) waiting.add(words);
            else listener.accept(words);
        }
    }

    private static String read(SocketChannel caller) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        while (bytes.hasRemaining() && caller.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n') break;
        }
        return UTF_8.decode(bytes.flip()).toString().strip();
    }

    private static void handOver(Path socket, String words) throws IOException {
        try (var running = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            running.write(ByteBuffer.wrap((words.replace('\n', ' ') + "\n").getBytes(UTF_8)));
        }
    }

    /// Beside the data, or, where that path is too long for a socket, in the folder for temporary files.
    static Path socket(Path folder) {
        var beside = folder.resolve(SOCKET);
        if (beside.toString().getBytes(UTF_8).length <= LONGEST_PATH) return beside;
        var name = HexFormat.of().toHexDigits(folder.toString().hashCode());
        var user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9]", "");
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "parley-" + user + "-" + name + ".sock");
    }
}
