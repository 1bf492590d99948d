package app.parley.client.ui.chat.files;

import app.parley.client.chat.FileInMessage;
import app.parley.client.files.FileFailure;
import app.parley.client.files.FileState;
import app.parley.client.files.MadeFiles;
import app.parley.client.files.MessageFiles;
import app.parley.protocol.Attachment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// Brings files of messages together on this device, each under its own name, so that they can go on to somebody
/// else: the server takes one's own uploads only. Safe on every thread.
public final class Gathering {
    private Gathering() {}

    /// A file did not come.
    public static final class FileMissingException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final FileFailure failure;

        FileMissingException(FileFailure failure) {
            super(failure.name());
            this.failure = failure;
        }

        /// In words.
        public String words() {
            return FileWords.of(failure);
        }
    }

    /// Completes with copies in their order, or with a [FileMissingException]. What is not here is brought.
    public static CompletableFuture<List<Path>> gather(List<FileInMessage> files, MessageFiles from, MadeFiles made) {
        var all = files.stream().map(file -> copy(file, from, made)).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(_ -> {
            var copies = new ArrayList<Path>();
            for (var one : all) copies.add(one.join());
            return copies;
        });
    }

    private static CompletableFuture<Path> copy(FileInMessage file, MessageFiles from, MadeFiles made) {
        var name = FileWords.toSave(file.name());
        return switch (file.stage()) {
            case FileInMessage.Attached(var attachment) ->
                brought(attachment, from)
                        .thenCompose(_ -> made.make(name, place -> {}))
                        .thenCompose(place -> from.saveAs(attachment, place).thenApply(state -> switch (state) {
                            case FileState.Failed(var failure) -> throw new FileMissingException(failure);
                            default -> place;
                        }));
            case FileInMessage.Waiting(var own) -> made.make(name, place -> Files.copy(own, place));
            case FileInMessage.Uploading(var own, var _) -> made.make(name, place -> Files.copy(own, place));
            case FileInMessage.Failed(var own, var _) -> made.make(name, place -> Files.copy(own, place));
        };
    }

    private static CompletableFuture<Void> brought(Attachment attachment, MessageFiles files) {
        var done = new CompletableFuture<Void>();
        var asked = new AtomicReference<>(Boolean.FALSE);
        var ending = files.observe(attachment, state -> {
            switch (state) {
                case FileState.Ready _ -> done.complete(null);
                case FileState.Failed(var failure) -> {
                    // What failed before is tried once more.
                    if (asked.get()) done.completeExceptionally(new FileMissingException(failure));
                }
                case FileState.Absent _, FileState.Loading _ -> {}
            }
        });
        asked.set(Boolean.TRUE);
        if (!done.isDone()) files.fetch(attachment);
        return done.whenComplete((_, _) -> ending.run());
    }
}
