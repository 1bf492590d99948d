package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// A user as they see themselves: a [User] with the settings that only they may read.
public record Me(
        UserId id,
        String username,
        String displayName,
        @Nullable AttachmentId avatar,
        Presence presence,
        @Nullable Long lastSeen,
        boolean doNotDisturb,
        boolean callWaiting) {

    /// The part that others see.
    public User user() {
        return new User(id, username, displayName, avatar, presence, lastSeen);
    }
}
