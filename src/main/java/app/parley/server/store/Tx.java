package app.parley.server.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// One transaction, handed through the services down to the stores. Used by one thread, until the work that it was
/// given to returns.
public final class Tx {
    private final Handle handle;
    private final boolean writing;
    private final List<Runnable> afterCommit = new ArrayList<>();

    /// Made by a [Database] alone.
    public Tx(Handle handle, boolean writing) {
        this.handle = handle;
        this.writing = writing;
    }

    /// For stores only.
    public Handle handle() {
        return handle;
    }

    /// Runs `action` once this transaction is durable, and never when it is not. Actions run one at a time in the
    /// order of the commits, so that what they deliver cannot overtake. They must not block or write.
    public void afterCommit(Runnable action) {
        if (!writing) throw new IllegalStateException("a reader commits nothing");
        afterCommit.add(action);
    }

    /// What [#afterCommit] collected, for the [Database].
    public List<Runnable> actions() {
        return List.copyOf(afterCommit);
    }
}
