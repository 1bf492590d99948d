package app.parley.client;

import app.parley.client.account.StoredSession;
import app.parley.client.files.PinnedFiles;
import app.parley.client.files.http.HttpFileTransfers;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;

/// What brings the files of one signed-in user up and down, beside the file of their chats.
public final class FilesWiring implements AutoCloseable {
    private final HttpFileTransfers transfers;
    private final PinnedFiles pinned;

    /// @param store the file of the user's chats
    /// @param threads makes a virtual thread a task; the caller's
    public FilesWiring(StoredSession session, Path store, ExecutorService threads) {
        var folder = store.resolveSibling(store.getFileName() + "-files");
        transfers = new HttpFileTransfers(session.server(), session.token(), threads);
        pinned = new PinnedFiles(folder.resolve("outgoing"), transfers, threads);
    }

    /// What is to go up.
    public PinnedFiles pinned() {
        return pinned;
    }

    @Override
    public void close() {
        transfers.close();
    }
}
