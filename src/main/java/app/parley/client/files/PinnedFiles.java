package app.parley.client.files;

import app.parley.client.files.FileTransfers.Transfer;
import app.parley.protocol.Attachment;
import app.parley.protocol.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies of files that are to go to the server: what happens to the user's own file after it was sent, and to the
/// program, does not matter. Safe on every thread.
public final class PinnedFiles {
    private static final Logger log = LoggerFactory.getLogger(PinnedFiles.class);

    private final Path folder;
    private final MadeFiles made;
    private final FileTransfers transfers;
    private final Executor threads;

    /// A copy.
    ///
    /// @param name of the user's file
    /// @param type its media type, by its name
    /// @param size in bytes; 0 of one that could not be read
    /// @param pin how the copy is called. There is none of a file that could not be read, which shows when it goes
    /// up
    public record Pinned(String name, String type, long size, String pin) {}

    /// @param folder where copies are kept, made when it is needed
    /// @param made they go once they are copied
    /// @param threads for reading and writing files
    public PinnedFiles(Path folder, MadeFiles made, FileTransfers transfers, Executor threads) {
        this.folder = folder;
        this.made = made;
        this.transfers = transfers;
        this.threads = threads;
    }

    /// Copies the files, in their order.
    public CompletableFuture<List<Pinned>> pin(List<Path> files) {
        return CompletableFuture.supplyAsync(() -> files.stream().map(this::pin).toList(), threads);
    }

    /// Where a copy is.
    public Path path(String pin) {
        return folder.resolve(pin);
    }

    public Transfer<Attachment> upload(String pin, String name, String type, LongConsumer sent) {
        return transfers.upload(path(pin), name, type, sent);
    }

    public void forget(Collection<String> pins) {
        if (pins.isEmpty()) return;
        threads.execute(() -> pins.forEach(pin -> delete(path(pin))));
    }

    /// The files are in a letter: those that were made here are not needed any more.
    public void taken(List<Path> files) {
        made.forget(files);
    }

    /// Deletes the copies of letters that are no more, and what was made here and is in no draft: of a program that
    /// was killed in between.
    ///
    /// @param pins what is still needed
    /// @param drafted the files of drafts
    public void keepOnly(Collection<String> pins, Collection<Path> drafted) {
        made.keepOnly(drafted);
        // Listed at once: a copy that is made from here on stays, however late they are deleted.
        var old = MadeFiles.listed(folder).stream()
                .filter(file -> !pins.contains(file.getFileName().toString()))
                .toList();
        threads.execute(() -> old.forEach(PinnedFiles::delete));
    }

    private Pinned pin(Path file) {
        var name = name(file);
        var pin = UUID.randomUUID().toString();
        try {
            Files.createDirectories(folder);
            Files.copy(file, path(pin), StandardCopyOption.REPLACE_EXISTING);
            return new Pinned(name, type(file), Files.size(path(pin)), pin);
        } catch (IOException e) {
            log.debug("a file could not be copied", e);
            delete(path(pin));
            return new Pinned(name, type(file), 0, pin);
        }
    }

    private static String name(Path file) {
        var name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (name.isBlank()) return "file";
        var length = name.codePointCount(0, name.length());
        if (length <= Bounds.FILE_NAME_MAX) return name;
        // The end says what kind of file it is.
        return name.substring(name.offsetByCodePoints(0, length - Bounds.FILE_NAME_MAX));
    }

    private static String type(Path file) {
        try {
            // Not every system knows what voice messages are.
            var type = file.toString().endsWith(".ogg") ? "audio/ogg" : Files.probeContentType(file);
            return type == null ? "application/octet-stream" : type;
        } catch (IOException e) {
            return "application/octet-stream";
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("a copy of a file that was sent stays", e);
        }
    }
}
