package app.parley.client.files;

import app.parley.client.files.FileTransfers.Outcome;
import app.parley.client.files.FileTransfers.Transfer;
import app.parley.protocol.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [MessageFiles] in a folder, by what is in them: a file is called by its SHA-256, which no name that somebody
/// chose can change, and is taken for what it is only when it has it. [CacheFolder] keeps the folder within its
/// bound.
public final class CachedFiles implements MessageFiles {
    private static final Logger log = LoggerFactory.getLogger(CachedFiles.class);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final CacheFolder folder;
    private final FileTransfers transfers;
    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new HashMap<>();

    /// One file, in use under the lock.
    private static final class Entry {
        final List<Consumer<FileState>> observers = new ArrayList<>();
        final Attachment attachment;
        FileState state = new FileState.Absent();
        boolean checked;
        boolean wanted;

        @Nullable
        Transfer<Path> transfer;

        Entry(Attachment attachment) {
            this.attachment = attachment;
        }

        boolean isUsed() {
            return !observers.isEmpty() || wanted;
        }
    }

    /// @param threads for reading and writing files
    public CachedFiles(CacheFolder folder, FileTransfers transfers, Executor threads) {
        this.folder = folder;
        this.transfers = transfers;
        this.threads = threads;
    }

    @Override
    public Runnable observe(Attachment attachment, Consumer<FileState> observer) {
        var key = key(attachment);
        if (key == null) {
            observer.accept(new FileState.Failed(FileFailure.DAMAGED));
            return () -> {};
        }
        locked(() -> {
            var entry = entry(key, attachment);
            entry.observers.add(observer);
            if (entry.checked) observer.accept(entry.state);
        });
        return () -> locked(() -> {
            var entry = entries.get(key);
            if (entry == null) return;
            entry.observers.remove(observer);
            if (!entry.isUsed()) entries.remove(key);
        });
    }

    @Override
    public void fetch(Attachment attachment) {
        var key = key(attachment);
        if (key == null) return;
        locked(() -> {
            var entry = entry(key, attachment);
            if (entry.state instanceof FileState.Ready) return;
            entry.wanted = true;
            if (entry.checked) begin(key, entry);
        });
    }

    @Override
    public void cancel(Attachment attachment) {
        var key = key(attachment);
        if (key == null) return;
        locked(() -> {
            var entry = entries.get(key);
            if (entry == null) return;
            entry.wanted = false;
            if (entry.transfer != null) entry.transfer.cancel();
        });
    }

    @Override
    public CompletableFuture<FileState> saveAs(Attachment attachment, Path target) {
        var key = key(attachment);
        return CompletableFuture.supplyAsync(
                () -> {
                    if (key == null || !folder.has(key)) return new FileState.Failed(FileFailure.GONE);
                    try {
                        Files.copy(folder.whole(key), target, StandardCopyOption.REPLACE_EXISTING);
                        return new FileState.Ready(target);
                    } catch (IOException e) {
                        log.debug("a file could not be saved", e);
                        return new FileState.Failed(FileFailure.NO_SPACE);
                    }
                },
                threads);
    }

    @Override
    public void close() {
        locked(() -> {
            entries.values().forEach(entry -> {
                if (entry.transfer != null) entry.transfer.cancel();
            });
            entries.clear();
        });
    }

    /// What a file is called here; null for what no honest server says.
    private static @Nullable String key(Attachment attachment) {
        return SHA256.matcher(attachment.sha256()).matches() ? attachment.sha256() : null;
    }

    private Entry entry(String key, Attachment attachment) {
        var known = entries.get(key);
        if (known != null) return known;
        var fresh = new Entry(attachment);
        entries.put(key, fresh);
        threads.execute(() -> check(key));
        return fresh;
    }

    /// Looks at what is here of it from before.
    private void check(String key) {
        var good = folder.has(key) && key.equals(sha256(folder.whole(key)));
        if (good) folder.touch(key);
        else folder.deleteWhole(key);
        locked(() -> {
            var entry = entries.get(key);
            if (entry == null || entry.checked) return;
            entry.checked = true;
            tell(entry, good ? new FileState.Ready(folder.whole(key)) : new FileState.Absent());
            if (entry.wanted) begin(key, entry);
        });
    }

    private void begin(String key, Entry entry) {
        if (entry.transfer != null || entry.state instanceof FileState.Ready) return;
        Path part;
        try {
            part = folder.part(key);
        } catch (IOException e) {
            log.debug("no folder for files", e);
            tell(entry, new FileState.Failed(FileFailure.NO_SPACE));
            return;
        }
        tell(entry, new FileState.Loading(folder.received(key)));
        var transfer = transfers.download(
                entry.attachment.id(),
                entry.attachment.size(),
                part,
                bytes -> locked(() -> {
                    if (entry.transfer != null) tell(entry, new FileState.Loading(bytes));
                }));
        entry.transfer = transfer;
        var _ = transfer.outcome().thenAcceptAsync(outcome -> over(key, entry, outcome), threads);
    }

    private void over(String key, Entry entry, Outcome<Path> outcome) {
        var state = state(key, outcome);
        locked(() -> {
            entry.transfer = null;
            entry.wanted = false;
            tell(entry, state);
        });
        if (state instanceof FileState.Ready) folder.trim(inUse());
    }

    private FileState state(String key, Outcome<Path> outcome) {
        return switch (outcome) {
            case Outcome.Failed<Path>(var failure) ->
                failure == FileFailure.CANCELLED ? new FileState.Absent() : new FileState.Failed(failure);
            case Outcome.Done<Path>(var part) -> {
                if (!key.equals(sha256(part))) {
                    folder.deletePart(key);
                    yield new FileState.Failed(FileFailure.DAMAGED);
                }
                try {
                    yield new FileState.Ready(folder.complete(key));
                } catch (IOException e) {
                    yield new FileState.Failed(FileFailure.NO_SPACE);
                }
            }
        };
    }

    private List<String> inUse() {
        lock.lock();
        try {
            return List.copyOf(entries.keySet());
        } finally {
            lock.unlock();
        }
    }

    private static void tell(Entry entry, FileState state) {
        entry.state = state;
        List.copyOf(entry.observers).forEach(observer -> observer.accept(state));
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            return "";
        }
    }
}
