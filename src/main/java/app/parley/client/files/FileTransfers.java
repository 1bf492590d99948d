package app.parley.client.files;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/// PORT: brings the bytes of one file to the server or from it. Safe on every thread, never blocks; what is told
/// comes on threads of its own.
public interface FileTransfers {
    /// @param sent is told how many bytes have gone so far
    Transfer<Attachment> upload(Path file, String name, String type, LongConsumer sent);

    /// Brings what `into` does not have yet behind what it has.
    ///
    /// @param size of the whole file; more is not taken
    /// @param received is told how many bytes there are so far
    Transfer<Path> download(AttachmentId attachment, long size, Path into, LongConsumer received);

    /// One that is under way.
    interface Transfer<T> {
        /// Never fails.
        CompletableFuture<Outcome<T>> outcome();

        /// Ends it as [FileFailure#CANCELLED], unless it is over.
        void cancel();
    }

    /// What came of it.
    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        record Failed<T>(FileFailure failure) implements Outcome<T> {}
    }
}
