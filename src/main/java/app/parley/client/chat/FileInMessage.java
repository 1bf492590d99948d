package app.parley.client.chat;

import app.parley.client.files.FileFailure;
import app.parley.protocol.Attachment;
import java.nio.file.Path;

/// A file that goes with a message.
///
/// @param name as its sender called it: a name to show, never a path to open
/// @param type its media type, as its sender's program said
/// @param size in bytes
public record FileInMessage(String name, String type, long size, Stage stage) {
    /// How far it has got.
    public sealed interface Stage {}

    /// The server has it; [app.parley.client.files.MessageFiles] brings it here.
    public record Attached(Attachment attachment) implements Stage {}

    /// Waits for its turn or a connection.
    ///
    /// @param file the copy on this device
    public record Waiting(Path file) implements Stage {}

    /// On its way.
    ///
    /// @param sent bytes of it
    public record Uploading(Path file, long sent) implements Stage {}

    /// Did not get there; retrying its message tries again.
    public record Failed(Path file, FileFailure failure) implements Stage {}
}
