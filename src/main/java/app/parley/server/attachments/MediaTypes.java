package app.parley.server.attachments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/// Tells what type a file is of by its first bytes; its name helps only to tell more closely what the bytes already
/// say (a word processor's file is a ZIP, a program's source is text). Safe on every thread.
final class MediaTypes {
    /// What is of no type that one knows.
    static final String UNKNOWN = MediaType.OCTET_STREAM.toString();
    /// How many bytes are looked at: the farthest that the library's own patterns reach.
    static final int LOOKED_AT = 64 * 1024;

    private MediaTypes() {}

    /// @param start the first [#LOOKED_AT] bytes, or all of a shorter file
    static String of(byte[] start, String name) {
        var bytes = detect(start, new Metadata());
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        var both = detect(start, metadata);
        // What clients show or play must be what it says: a name alone makes no picture.
        var shown = switch (both.getType()) {
            case "image", "audio", "video" -> true;
            default -> false;
        };
        return (shown && !both.getType().equals(bytes.getType()) ? bytes : both)
                .getBaseType()
                .toString();
    }

    private static MediaType detect(byte[] start, Metadata metadata) {
        try {
            return Known.TYPES.detect(new ByteArrayInputStream(start), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Read when the first file comes: it takes a while.
    private static final class Known {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }
}
