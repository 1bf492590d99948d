package app.parley.client.export;

import java.util.concurrent.CompletableFuture;

/// An export that goes on in the background. Safe on every thread.
///
/// @param outcome completed when it is over
/// @param cancel ends it early; the file is taken away
public record Export(CompletableFuture<Outcome> outcome, Runnable cancel) {
    /// How far it is.
    ///
    /// @param chats those that are through
    /// @param allChats as many as there are
    public record Progress(int chats, int allChats, long messages, long files) {}

    /// What came of it.
    public sealed interface Outcome {
        /// The file is whole.
        record Done(Progress all) implements Outcome {}

        record Cancelled() implements Outcome {}

        /// The server stopped answering.
        record NotConnected() implements Outcome {}

        /// The file cannot be written: the disk is full, or the folder is somebody else's.
        record NotWritten() implements Outcome {}
    }
}
