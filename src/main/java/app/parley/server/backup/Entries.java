package app.parley.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names in a backup, and how its bytes are copied. A backup is a ZIP file: the manifest, the database, and
/// the attachments as they lie in the data folder.
final class Entries {
    static final String MANIFEST = "manifest.json";
    static final String DATABASE = "parley.db";
    /// In bytes, of one copying step.
    private static final int PIECE = 128 << 10;
    /// `attachments/<first two characters of the id>/<id>`; nothing that leads out of the folder.
    private static final Pattern ATTACHMENT = Pattern.compile("attachments/([A-Za-z0-9_-]{1,2})/(\\1[A-Za-z0-9_-]*)");

    /// Of the protocol's ids, in characters.
    private static final int LONGEST_ID = 64;

    private static final int PREFIX = 2;

    private Entries() {}

    /// The id of the attachment that an entry of this name holds; empty for any other name.
    static Optional<String> attachment(String name) {
        var found = ATTACHMENT.matcher(name);
        if (!found.matches() || found.group(2).length() > LONGEST_ID) return Optional.empty();
        return Optional.of(found.group(2)).filter(id -> nameOf(id).equals(name));
    }

    static String nameOf(String id) {
        return "attachments/" + id.substring(0, Math.min(PREFIX, id.length())) + "/" + id;
    }

    /// Copies all of `in`, or throws [BackupException] when it has more than `limit` bytes.
    static Copied copy(InputStream in, OutputStream out, long limit) throws IOException {
        var digest = sha256();
        var piece = new byte[PIECE];
        var size = 0L;
        for (var count = in.read(piece); count >= 0; count = in.read(piece)) {
            size += count;
            if (size > limit) throw new BackupException("A part of the backup is longer than it has to be.");
            digest.update(piece, 0, count);
            out.write(piece, 0, count);
        }
        return new Copied(size, HexFormat.of().formatHex(digest.digest()));
    }

    /// Makes a file, or the names in a folder, durable. Windows does that for folders itself, and refuses to be
    /// asked.
    static void force(Path path, boolean folder) throws IOException {
        try (var channel = FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            if (!folder) throw e;
        }
    }

    /// Lets nobody but the owner read a file, where the system knows such a thing.
    static void close(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }

    /// What was copied.
    record Copied(long size, String sha256) {}
}
