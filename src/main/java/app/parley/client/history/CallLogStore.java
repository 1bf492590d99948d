package app.parley.client.history;

import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// PORT: what one user's device keeps of calls. Used on parley-outbox alone; every call blocks for a moment,
/// and what it changed is durable when it returns, or when the outermost [#atomically] does.
public interface CallLogStore {
    void atomically(Runnable work);

    /// The newest `limit` calls, the newest first.
    List<CallRecord> newest(int limit);

    /// Every call that began at `since` or later; milliseconds since the epoch.
    List<CallRecord> since(long since);

    boolean knows(CallId call);

    /// Keeps calls; those known already and those that were forgotten here stay as they are.
    void put(Collection<CallRecord> calls);

    void remove(Collection<CallId> calls);

    void removeAll();

    /// Calls that were forgotten here without the server knowing it yet.
    List<CallId> unsentForgotten();

    void putUnsentForgotten(Collection<CallId> calls);

    void removeUnsentForgotten(Collection<CallId> calls);

    /// Whether the oldest call that the server has is known.
    boolean isComplete();

    void setComplete();

    /// When the newest call began that the user has seen; 0 for none.
    long seen();

    void setSeen(long createdAt);

    /// Somebody whose name was ever told.
    Optional<User> user(UserId id);
}
