package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// A user as others see them.
///
/// @param lastSeen when the last device left, milliseconds since the epoch
public record User(
        UserId id,
        String username,
        String displayName,
        @Nullable AttachmentId avatar,
        Presence presence,
        @Nullable Long lastSeen) {}
