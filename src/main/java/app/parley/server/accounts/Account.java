package app.parley.server.accounts;

import app.parley.protocol.AttachmentId;
import app.parley.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// A user as the server keeps them.
///
/// @param passwordHash as [Passwords] makes it
/// @param lastSeen when the last device left, milliseconds since the epoch
public record Account(
        UserId id,
        String username,
        String displayName,
        String passwordHash,
        @Nullable AttachmentId avatar,
        boolean doNotDisturb,
        boolean callWaiting,
        @Nullable Long lastSeen) {
    Account withPasswordHash(String hash) {
        return new Account(id, username, displayName, hash, avatar, doNotDisturb, callWaiting, lastSeen);
    }

    /// Leaves the hash out of logs.
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
