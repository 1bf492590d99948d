package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// An uploaded file.
///
/// @param size in bytes
/// @param sha256 of the bytes, lower-case hex
/// @param width of a picture, in pixels
/// @param height of a picture, in pixels
public record Attachment(
        AttachmentId id,
        String name,
        String type,
        long size,
        String sha256,
        @Nullable Integer width,
        @Nullable Integer height) {}
