package app.parley.server.backup;

import java.util.List;

/// The first entry of a backup: what it is and what has to be in it.
///
/// @param format [#FORMAT]
/// @param createdAt milliseconds since the epoch
/// @param version of the program that made it
/// @param databaseSha256 in hex, as that of an attachment in the database
/// @param attachments how many files follow
/// @param missing ids of attachments that the database knows and whose files were lost or altered before
public record Manifest(
        int format,
        long createdAt,
        String version,
        long databaseBytes,
        String databaseSha256,
        int attachments,
        List<String> missing) {
    /// Of a backup whose entries are those of [Entries].
    static final int FORMAT = 1;

    public Manifest {
        missing = List.copyOf(missing);
    }
}
