package app.parley.client.files;

import app.parley.protocol.Attachment;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// PORT: the files and pictures of messages as files of this device; views bind to it. Safe on every thread.
/// Observers are told how a file stands soon after they begin, and at each change; they must not block.
public interface MessageFiles extends AutoCloseable {
    /// Watches a file. Run what is returned to end it.
    Runnable observe(Attachment attachment, Consumer<FileState> observer);

    /// Brings it here, from where an earlier try stopped. Nothing happens where it is here or on its way.
    void fetch(Attachment attachment);

    /// Stops bringing it; what is here of it stays for the next try.
    void cancel(Attachment attachment);

    /// Copies a file that is here to a place that the user has chosen.
    CompletableFuture<FileState> saveAs(Attachment attachment, Path target);

    @Override
    void close();
}
