package app.parley.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that were made here and that nobody else has: recordings, pictures that were pasted, copies on their way
/// to another chat. They stay while a draft has them, over a restart too, and go when a letter has its own copy.
/// Safe on every thread.
public final class MadeFiles {
    private static final Logger log = LoggerFactory.getLogger(MadeFiles.class);

    private final Path folder;
    private final Executor threads;

    /// Writes a file; may block.
    public interface Maker {
        void write(Path file) throws IOException;
    }

    /// @param folder made when it is needed
    /// @param threads for reading and writing files
    public MadeFiles(Path folder, Executor threads) {
        this.folder = folder;
        this.threads = threads;
    }

    /// Where those are whose names are never given twice.
    public Path folder() {
        return folder;
    }

    /// Makes a file of this name, alone in a folder: others may be called so, too. Completes when it is written, or
    /// with its [IOException].
    public CompletableFuture<Path> make(String name, Maker maker) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var file = Files.createDirectories(
                                        folder.resolve(UUID.randomUUID().toString()))
                                .resolve(name);
                        maker.write(file);
                        return file;
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    /// Deletes those among `files` that were made here.
    public void forget(Collection<Path> files) {
        threads.execute(() -> files.stream().filter(this::isMade).forEach(file -> delete(top(file))));
    }

    /// Deletes all that are there now but these.
    public void keepOnly(Collection<Path> drafted) {
        var kept = drafted.stream().filter(this::isMade).map(this::top).toList();
        // Listed at once: what is made from here on stays, however late they are deleted.
        var old = listed(folder).stream().filter(one -> !kept.contains(one)).toList();
        threads.execute(() -> old.forEach(MadeFiles::delete));
    }

    private boolean isMade(Path file) {
        return file.startsWith(folder) && !file.equals(folder);
    }

    /// What lies in the folder itself: the file, or what it is alone in.
    private Path top(Path file) {
        return folder.resolve(folder.relativize(file).getName(0));
    }

    private static void delete(Path one) {
        try {
            for (var file : listed(one)) Files.deleteIfExists(file);
            Files.deleteIfExists(one);
        } catch (IOException e) {
            log.warn("a file that was made here stays", e);
        }
    }

    static List<Path> listed(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            log.warn("files that were made here stay", e);
            return List.of();
        }
    }
}
