package app.parley.server.backup;

import app.parley.machine.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fills a data folder from a backup. Everything is unpacked and checked beside before the first file takes its
/// place, and the database takes its last.
public final class Restore {
    private static final String WORK = ".restoring";
    private static final String ASIDE = "before-restore-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Snapshots snapshots;
    private final InstantSource clock;

    public Restore(Snapshots snapshots, InstantSource clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /// @param made when the backup was made
    /// @param missing ids of attachments that were lost already then
    /// @param aside where what was in the folder is now; null when it was empty
    public record Report(
            Instant made,
            int attachments,
            List<String> missing,
            @Nullable Path aside) {
        public Report {
            missing = List.copyOf(missing);
        }
    }

    /// Blocks. The folder's lock is the caller's.
    ///
    /// @param lock a name in the folder that is the caller's own
    /// @param replace puts aside, within the folder, what is in it, which else must be nothing
    public Report read(Path file, Path folder, String database, String attachments, String lock, boolean replace)
            throws IOException {
        if (!Files.isRegularFile(file)) throw new BackupException("There is no file " + file + ".");
        var work = folder.resolve(WORK);
        Folders.delete(work);
        var there = contents(folder, lock);
        if (!there.isEmpty() && !replace) {
            throw new BackupException(folder + " is not empty; --force puts aside what is in it.");
        }
        try {
            var manifest = BackupArchive.unpack(file, work, snapshots);
            var aside = there.isEmpty() ? null : putAside(folder, there);
            if (Files.exists(work.resolve("attachments"))) {
                Files.move(work.resolve("attachments"), folder.resolve(attachments), StandardCopyOption.ATOMIC_MOVE);
                Entries.force(folder, true);
            }
            Files.move(work.resolve(Entries.DATABASE), folder.resolve(database), StandardCopyOption.ATOMIC_MOVE);
            Entries.force(folder, true);
            var made = Instant.ofEpochMilli(manifest.createdAt());
            return new Report(made, manifest.attachments(), manifest.missing(), aside);
        } finally {
            Folders.delete(work);
        }
    }

    private Path putAside(Path folder, List<Path> there) throws IOException {
        var aside = Files.createDirectory(folder.resolve(ASIDE + TIME.format(clock.instant())));
        for (var path : there) {
            Files.move(path, aside.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        return aside;
    }

    /// What is in the way; what an earlier restore put aside is not.
    private static List<Path> contents(Path folder, String lock) throws IOException {
        var found = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var path : all) {
                var name = path.getFileName().toString();
                if (!name.equals(lock) && !name.startsWith(ASIDE)) found.add(path);
            }
        }
        return found;
    }
}
