package app.parley.server.control;

import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Unix-domain socket in the data folder, for who owns the folder: it stands in a folder of its own that nobody
/// else may enter. A connection carries one [ControlRequest] as JSON, up to its end, and the [ControlReply].
public final class ControlSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlSocket.class);
    private static final String FOLDER = "control";
    private static final String NAME = "socket";

    private final ServerSocketChannel channel;
    private final Path path;

    private ControlSocket(ServerSocketChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    /// Listens, with the data folder's lock held. Empty where the system has no such sockets, or the folder's
    /// path is too long for one; the server runs without.
    ///
    /// @param threads makes a virtual thread a call
    public static Optional<ControlSocket> open(
            Path dataDir, Function<ControlRequest, ControlReply> commands, Executor threads) {
        var folder = dataDir.resolve(FOLDER);
        var path = folder.resolve(NAME);
        try {
            makeFolder(folder);
            Files.deleteIfExists(path);
            var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.bind(UnixDomainSocketAddress.of(path));
                if (isPosix()) Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            var socket = new ControlSocket(channel, path);
            threads.execute(() -> socket.accept(commands, threads));
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            log.warn(
                    "There is no control socket, so users are administered while the server is stopped: {}",
                    e.toString());
            return Optional.empty();
        }
    }

    /// Asks the server that runs on `dataDir`; fails when none listens there.
    public static ControlReply ask(Path dataDir, ControlRequest request) throws IOException {
        try (var connection = SocketChannel.open(
                UnixDomainSocketAddress.of(dataDir.resolve(FOLDER).resolve(NAME)))) {
            write(connection, ProtocolJson.write(request));
            connection.shutdownOutput();
            return ProtocolJson.read(ControlReply.class, read(connection));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("The control socket did not close", e);
        }
    }

    private void accept(Function<ControlRequest, ControlReply> commands, Executor threads) {
        try {
            while (true) {
                var connection = channel.accept();
                threads.execute(() -> serve(connection, commands));
            }
        } catch (ClosedChannelException closed) {
            log.debug("The control socket is closed");
        } catch (IOException e) {
            log.error("The control socket failed", e);
        }
    }

    private static void serve(SocketChannel connection, Function<ControlRequest, ControlReply> commands) {
        try (connection) {
            var request = ProtocolJson.read(ControlRequest.class, read(connection));
            var reply = commands.apply(request);
            log.info("The operator's command {} was {}", request.command(), reply.ok() ? "carried out" : "refused");
            write(connection, ProtocolJson.write(reply));
        } catch (IOException | ProtocolException e) {
            log.warn("A command over the control socket could not be answered: {}", e.getMessage());
        }
    }

    /// All up to the end. Whoever may connect here may do anything to the data: nothing is gained by a bound.
    private static String read(SocketChannel connection) throws IOException {
        return new String(Channels.newInputStream(connection).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(SocketChannel connection, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) connection.write(bytes);
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (isPosix()) Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
