package app.parley.server.backup;

import app.parley.machine.Folders;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.backup.Snapshots.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes a backup: first the database as it stands at one moment, then the files of the attachments that it
/// knows, which outlive their deletion for longer than this takes. The file appears under its name only when it
/// is whole, checked and on disk.
public final class Backup {
    private final Snapshots snapshots;
    private final String version;
    private final InstantSource clock;

    /// @param version of this program
    public Backup(Snapshots snapshots, String version, InstantSource clock) {
        this.snapshots = snapshots;
        this.version = version;
        this.clock = clock;
    }

    /// @param bytes how large the backup is
    /// @param attachments how many files are in it
    /// @param missing ids of attachments whose files are lost or not what was uploaded
    public record Report(long bytes, int attachments, List<String> missing) {
        public Report {
            missing = List.copyOf(missing);
        }
    }

    /// Blocks.
    ///
    /// @param attachments the folder of the attachments' files
    /// @param file where the backup is to be; with its folder
    /// @param replace whether one that is there already may be replaced
    public Report write(Path database, Path attachments, Path file, boolean replace) throws IOException {
        if (!Files.exists(database)) throw new BackupException("There is no database at " + database + ".");
        if (Files.exists(file) && !replace) {
            throw new BackupException(file + " is there already; --force replaces it.");
        }
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BackupException("There is no folder " + folder + ".");
        }
        // A folder that only its owner may enter.
        var work = Files.createTempDirectory(folder, ".parley-backup-");
        try {
            var snapshot = work.resolve("db");
            snapshots.copy(database, snapshot);
            snapshots.check(snapshot);
            var part = work.resolve("zip");
            var missing = archive(snapshot, attachments, part);
            // It has the hashes of all passwords: for its owner alone.
            Entries.close(part);
            Entries.force(part, false);
            var checked = BackupArchive.check(part, work.resolve("check"), snapshots);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Entries.force(folder, true);
            return new Report(Files.size(file), checked.attachments(), missing);
        } finally {
            Folders.delete(work);
        }
    }

    private List<String> archive(Path snapshot, Path folder, Path part) throws IOException {
        var files = snapshots.attachments(snapshot);
        var missing = missing(files, folder);
        try (var in = Files.newInputStream(snapshot);
                var none = OutputStream.nullOutputStream();
                var zip = new ZipOutputStream(Files.newOutputStream(part), StandardCharsets.UTF_8)) {
            // Attachments are mostly compressed already: the fastest level.
            zip.setLevel(Deflater.BEST_SPEED);
            var database = Entries.copy(in, none, Long.MAX_VALUE);
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    clock.millis(),
                    version,
                    database.size(),
                    database.sha256(),
                    files.size() - missing.size(),
                    missing);
            zip.putNextEntry(new ZipEntry(Entries.MANIFEST));
            zip.write(ProtocolJson.write(manifest).getBytes(StandardCharsets.UTF_8));
            add(zip, Entries.DATABASE, snapshot);
            for (var id : files.keySet()) {
                if (!missing.contains(id)) add(zip, Entries.nameOf(id), file(folder, id));
            }
        }
        return missing;
    }

    /// Reads every file once more than needed, before anything is written: what is in a backup is then known to
    /// be right, and what is wrong is told by name and does not spoil the rest.
    private static List<String> missing(Map<String, StoredFile> files, Path folder) throws IOException {
        var missing = new ArrayList<String>();
        for (var wanted : files.entrySet()) {
            try (var in = Files.newInputStream(file(folder, wanted.getKey()))) {
                var found = Entries.copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
                var right = new StoredFile(found.size(), found.sha256()).equals(wanted.getValue());
                if (!right) missing.add(wanted.getKey());
            } catch (NoSuchFileException e) {
                missing.add(wanted.getKey());
            }
        }
        return missing;
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static Path file(Path attachments, String id) {
        return attachments.resolveSibling(Entries.nameOf(id));
    }
}
