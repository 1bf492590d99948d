package app.parley.server.store.sqlite;

import app.parley.server.store.StoreUnavailableException;
import app.parley.server.store.Tx;
import app.parley.server.trace.RequestId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC.MDCCloseable;

/// One piece of work on its way through the writer of a [SqliteDatabase]. Runs on parley-store; `result` is
/// waited for elsewhere.
final class Write<T> {
    private static final Logger log = LoggerFactory.getLogger(Write.class);
    private static final String SAVEPOINT = "work";

    final CompletableFuture<T> result = new CompletableFuture<>();
    final long asked = System.nanoTime();
    private final @Nullable String request = RequestId.current();
    private final Function<Tx, T> work;
    private Outcome<T> outcome = new Outcome.Waiting<>();

    Write(Function<Tx, T> work) {
        this.work = work;
    }

    void run(Handle handle) {
        var tx = new Tx(handle, true);
        handle.savepoint(SAVEPOINT);
        try (var _ = named()) {
            outcome = new Outcome.Done<>(work.apply(tx), tx);
            handle.releaseSavepoint(SAVEPOINT);
        } catch (Throwable e) {
            undo(handle, e);
            outcome = new Outcome.Failed<>(e);
        }
    }

    private static void run(Runnable afterCommit) {
        try {
            afterCommit.run();
        } catch (RuntimeException e) {
            log.error("An action after a commit failed", e);
        }
    }

    /// In the log the work stands under the request that it is done for.
    private @Nullable MDCCloseable named() {
        return request == null ? null : RequestId.within(request);
    }

    /// Takes back this piece alone, or fails the whole commit with `cause` when SQLite has taken all of it back
    /// (https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction).
    private static void undo(Handle handle, Throwable cause) {
        try {
            handle.rollbackToSavepoint(SAVEPOINT);
        } catch (RuntimeException takenBack) {
            cause.addSuppressed(takenBack);
            if (cause instanceof RuntimeException failure) throw failure;
            if (cause instanceof Error failure) throw failure;
            throw new StoreUnavailableException("the transaction was taken back", cause);
        }
    }

    void finish() {
        switch (outcome) {
            case Outcome.Done<T>(var value, var tx) -> {
                try (var _ = named()) {
                    tx.actions().forEach(Write::run);
                }
                result.complete(value);
            }
            case Outcome.Failed<T>(var cause) ->
                result.completeExceptionally(cause instanceof RuntimeException e ? SqliteTrouble.explained(e) : cause);
            case Outcome.Waiting<T> _ -> throw new IllegalStateException("never ran");
        }
    }

    /// How a piece of work came out.
    private sealed interface Outcome<T> {
        record Waiting<T>() implements Outcome<T> {}

        record Done<T>(T value, Tx tx) implements Outcome<T> {}

        record Failed<T>(Throwable cause) implements Outcome<T> {}
    }
}
