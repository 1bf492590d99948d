package app.parley.server.attachments;

import java.time.Duration;

/// How large files may be, how long they stay, and how much one user may heap up.
///
/// @param maxBytes largest attachment, which clients are told
/// @param unsentKept how long an upload may wait to be sent or to become an avatar
/// @param deletedKept how long the file of a deleted attachment stays on disk, so that a backup that took the
///     database before still finds it: longer than any backup runs
/// @param unsentBytes once a user has uploaded and not sent this much, in bytes, no further upload is taken
/// @param uploadsAtOnce most uploads of one user under way at the same time
public record AttachmentSettings(
        long maxBytes, Duration unsentKept, Duration deletedKept, long unsentBytes, int uploadsAtOnce) {
    /// Our own choices: 100 MiB is a long video clip; a draft lives a day; a copy of the files takes less than an
    /// hour; ten of the largest files; a handful of uploads keeps any line busy.
    public static final AttachmentSettings DEFAULTS =
            new AttachmentSettings(100L << 20, Duration.ofDays(1), Duration.ofHours(1), 1L << 30, 8);

    public AttachmentSettings {
        require(maxBytes >= 0, "max_bytes is 0 or more");
        require(!unsentKept.isNegative(), "unsent_kept is 0s or longer");
        require(!deletedKept.isNegative(), "deleted_kept is 0s or longer");
        require(unsentBytes > 0, "unsent_bytes is 1 or more");
        require(uploadsAtOnce > 0, "uploads_at_once is 1 or more");
    }

    public AttachmentSettings withMaxBytes(long bytes) {
        return new AttachmentSettings(bytes, unsentKept, deletedKept, unsentBytes, uploadsAtOnce);
    }

    public AttachmentSettings withUnsentBytes(long bytes) {
        return new AttachmentSettings(maxBytes, unsentKept, deletedKept, bytes, uploadsAtOnce);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
