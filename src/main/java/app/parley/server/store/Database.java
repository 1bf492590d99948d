package app.parley.server.store;

import java.util.function.Function;

/// The server's database. Every service reads and writes through it, each on whatever thread it runs, which
/// must be one that may block. What stands in the tables is the business of the subjects' store ports.
///
/// Both methods throw what `work` throws, after undoing what it did, and [StoreUnavailableException] when the
/// database does not answer. `work` may use its [Tx] only until it returns.
public interface Database extends AutoCloseable {
    /// Runs `work` as one transaction, alone among writers, and returns after it is durable on disk and its
    /// [Tx#afterCommit] actions have run. Must not be called from within `work`.
    <T> T write(Function<Tx, T> work);

    /// Runs `work` on one consistent state of the database, beside writers and other readers. `work` must not
    /// write.
    <T> T read(Function<Tx, T> work);

    /// Whether the database answers now.
    boolean answers();

    /// Finishes the writes that were begun and lets go of the files. Later calls get [StoreUnavailableException].
    @Override
    void close();
}
