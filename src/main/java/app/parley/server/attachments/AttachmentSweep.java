package app.parley.server.attachments;

import app.parley.protocol.AttachmentId;
import app.parley.server.store.Database;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clears away what attachments leave: uploads that were never sent, files whose attachment is gone for a
/// while, and once after each start the files that a crash left without one. Run from time to time on a thread
/// that may block.
///
/// A file outlives its attachment by [AttachmentSettings#deletedKept], so that whoever copies first the
/// database and then the files (a backup) misses none.
final class AttachmentSweep {
    private static final Logger log = LoggerFactory.getLogger(AttachmentSweep.class);
    /// How many are handled in one transaction, which others wait for.
    private static final int BATCH = 200;

    private final Database database;
    private final AttachmentStore store;
    private final AttachmentFiles files;
    private final InstantSource clock;
    private final AttachmentSettings settings;
    private boolean orphansSought;

    AttachmentSweep(
            Database database,
            AttachmentStore store,
            AttachmentFiles files,
            InstantSource clock,
            AttachmentSettings settings) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.clock = clock;
        this.settings = settings;
    }

    /// Does what there is to do; throws when the database does not answer.
    synchronized void run() {
        removeUnsent();
        deleteFiles();
        if (!orphansSought) {
            deleteOrphans();
            orphansSought = true;
        }
    }

    private void removeUnsent() {
        var now = clock.millis();
        List<AttachmentId> removed;
        do {
            removed = database.write(tx -> {
                var loose = store.loose(tx, now - settings.unsentKept().toMillis(), BATCH);
                for (var id : loose) store.remove(tx, id, now);
                return loose;
            });
        } while (removed.size() == BATCH);
    }

    private void deleteFiles() {
        var before = clock.millis() - settings.deletedKept().toMillis();
        List<AttachmentId> dead;
        List<AttachmentId> deleted;
        do {
            dead = database.read(tx -> store.dead(tx, before, BATCH));
            deleted = dead.stream().filter(files::delete).toList();
            bury(deleted);
            // What cannot be deleted stands first in the next batch too: it waits for the next run.
        } while (dead.size() == BATCH && deleted.size() == BATCH);
    }

    private void bury(List<AttachmentId> deleted) {
        if (deleted.isEmpty()) return;
        database.write(tx -> {
            store.bury(tx, deleted);
            return deleted;
        });
    }

    private void deleteOrphans() {
        var before = clock.instant().minus(settings.deletedKept());
        var orphans = new ArrayList<AttachmentId>();
        try {
            files.each(before, ids -> {
                var known = database.read(tx -> store.known(tx, ids));
                ids.stream().filter(id -> !known.contains(id)).forEach(orphans::add);
            });
        } catch (IOException e) {
            log.warn("The attachments' folder cannot be read", e);
        }
        orphans.forEach(files::delete);
        if (!orphans.isEmpty()) log.info("{} files without an attachment were deleted", orphans.size());
    }
}
