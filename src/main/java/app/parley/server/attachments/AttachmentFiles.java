package app.parley.server.attachments;

import app.parley.protocol.AttachmentId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder with the bytes of the attachments: `<first two characters of the id>/<id>`, and `incoming/` for
/// what is not whole yet. Names come from ids alone, never from what a user said. Every method blocks.
public final class AttachmentFiles {
    private static final Logger log = LoggerFactory.getLogger(AttachmentFiles.class);
    private static final String INCOMING = "incoming";
    private static final int PREFIX = 2;
    /// Of the copy from the network to the disk, in bytes: the most that one read of a socket brings.
    private static final int PIECE = 64 * 1024;
    /// How many names are handed on in one go.
    private static final int BATCH = 500;

    private final Path folder;

    private AttachmentFiles(Path folder) {
        this.folder = folder;
    }

    /// A file that is whole, on disk and in its place.
    record Received(long size, String sha256) {}

    /// Makes the folder when it is missing, and drops what an earlier server did not receive to the end. It is the
    /// caller's alone.
    public static AttachmentFiles open(Path folder) {
        try {
            Files.createDirectories(folder.resolve(INCOMING));
            try (var left = Files.newDirectoryStream(folder.resolve(INCOMING))) {
                for (var file : left) Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AttachmentFiles(folder);
    }

    Path path(AttachmentId id) {
        return prefix(id).resolve(id.value());
    }

    private Path prefix(AttachmentId id) {
        return folder.resolve(
                id.value().substring(0, Math.min(PREFIX, id.value().length())));
    }

    /// Writes what `body` has, and returns when it would survive a power cut. Leaves nothing behind when it fails:
    /// `too_large` when there is more than `limit`, a [BodyBrokenException] when the body ends too early, another
    /// [IOException] when the disk does not take it.
    Received receive(AttachmentId id, InputStream body, long limit) throws IOException {
        var part = folder.resolve(INCOMING).resolve(id.value());
        try {
            var received = write(part, body, limit);
            Files.createDirectories(prefix(id));
            Files.move(part, path(id), StandardCopyOption.ATOMIC_MOVE);
            force(prefix(id));
            force(folder);
            return received;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /// The first [MediaTypes#LOOKED_AT] bytes of a file, or all of a shorter one.
    byte[] start(AttachmentId id) throws IOException {
        try (var file = Files.newInputStream(path(id))) {
            return file.readNBytes(MediaTypes.LOOKED_AT);
        }
    }

    /// The size of the picture that the file is, if it is one of `type`.
    Optional<PictureSize> pictureSize(AttachmentId id, String type) throws IOException {
        try (var file = FileChannel.open(path(id))) {
            return PictureSize.read(file, type);
        }
    }

    /// Returns whether there is no such file now.
    boolean delete(AttachmentId id) {
        try {
            Files.deleteIfExists(path(id));
            return true;
        } catch (IOException e) {
            log.warn("The file of attachment {} cannot be deleted; it is tried again later", id, e);
            return false;
        }
    }

    /// Hands over the ids of all files that were last written before `before`, some hundred at a time.
    void each(Instant before, Consumer<List<AttachmentId>> action) throws IOException {
        var found = new ArrayList<AttachmentId>();
        try (var prefixes = Files.newDirectoryStream(folder, AttachmentFiles::isPrefix)) {
            for (var prefix : prefixes) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(prefix)) {
                    for (var file : files) {
                        if (Files.getLastModifiedTime(file).toInstant().isBefore(before))
                            id(file).ifPresent(found::add);
                        if (found.size() == BATCH) {
                            action.accept(List.copyOf(found));
                            found.clear();
                        }
                    }
                }
            }
        }
        if (!found.isEmpty()) action.accept(List.copyOf(found));
    }

    private static boolean isPrefix(Path path) {
        return path.getFileName().toString().length() <= PREFIX && Files.isDirectory(path);
    }

    /// Empty for a file that is not ours.
    private static Optional<AttachmentId> id(Path file) {
        try {
            return Optional.of(new AttachmentId(file.getFileName().toString()));
        } catch (InvalidFieldException strange) {
            return Optional.empty();
        }
    }

    private static Received write(Path part, InputStream body, long limit) throws IOException {
        try (var file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[PIECE];
            var size = 0L;
            for (var count = body.read(piece); count >= 0; count = body.read(piece)) {
                size += count;
                if (size > limit) throw tooLarge(limit);
                digest.update(piece, 0, count);
                var bytes = ByteBuffer.wrap(piece, 0, count);
                while (bytes.hasRemaining()) file.write(bytes);
            }
            file.force(true);
            return new Received(size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static ProtocolException tooLarge(long limit) {
        return new ProtocolException(ErrorCode.TOO_LARGE, "a file has at most " + limit + " bytes");
    }

    /// Makes the names in a folder durable. Windows cannot, and keeps its own journal of them.
    private static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("{} cannot be synchronised", folder, e);
        }
    }
}
