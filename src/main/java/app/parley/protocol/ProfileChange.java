package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// `PATCH /api/me`: what is absent stays.
public record ProfileChange(
        @Nullable String displayName,
        @Nullable AttachmentId avatar,
        @Nullable Boolean doNotDisturb,
        @Nullable Boolean callWaiting) {
    public ProfileChange {
        if (displayName != null) Bounds.length("displayName", displayName, 1, Bounds.NAME_MAX);
    }
}
