package app.parley.client;

import app.parley.client.account.StoredSession;
import app.parley.client.files.CacheFolder;
import app.parley.client.files.CachedFiles;
import app.parley.client.files.MadeFiles;
import app.parley.client.files.MessageFiles;
import app.parley.client.files.PinnedFiles;
import app.parley.client.files.http.HttpFileTransfers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/// What brings the files of one signed-in user up and down, beside the file of their chats.
public final class FilesWiring implements AutoCloseable {
    /// Most bytes of files that can be had again: our own choice, a gigabyte is a thousand photos.
    private static final long CACHE = 1L << 30;

    private final HttpFileTransfers transfers;
    private final PinnedFiles pinned;
    private final CachedFiles cached;
    private final MadeFiles made;

    /// @param store the file of the user's chats
    /// @param threads makes a virtual thread a task; the caller's
    public FilesWiring(StoredSession session, Path store, ExecutorService threads) {
        var folder = store.resolveSibling(store.getFileName() + "-files");
        transfers = new HttpFileTransfers(session.server(), session.token(), threads);
        var cache = new CacheFolder(folder.resolve("cache"), CACHE, Clock.systemUTC());
        cached = new CachedFiles(cache, transfers, threads);
        made = new MadeFiles(folder.resolve("made"), threads);
        pinned = new PinnedFiles(folder.resolve("outgoing"), made, transfers, threads);
    }

    /// What is to go up.
    public PinnedFiles pinned() {
        return pinned;
    }

    /// What is made here, until it is sent.
    public MadeFiles made() {
        return made;
    }

    /// What messages brought.
    public MessageFiles files() {
        return cached;
    }

    @Override
    public void close() {
        cached.close();
        transfers.close();
    }
}
