package app.parley.server.backup;

import java.nio.file.Path;
import java.util.Map;

/// PORT. Copies of a database as it stands at one moment. Every method blocks and throws [BackupException].
public interface Snapshots {
    /// Copies `database`, on which a server may run, into the new file `into`.
    void copy(Path database, Path into);

    /// Throws when `database` is damaged, is none of ours, or was written by a newer version of this program.
    void check(Path database);

    /// What the attachments in `database` have to be, by id.
    Map<String, StoredFile> attachments(Path database);

    /// @param sha256 in hex
    record StoredFile(long size, String sha256) {}
}
