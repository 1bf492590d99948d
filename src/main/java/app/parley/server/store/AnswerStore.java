package app.parley.server.store;

import app.parley.protocol.UserId;
import java.util.Optional;

/// PORT. What an event that creates something answered the first time, by its idempotency key, so that asking
/// again creates nothing twice. Kept for at least 24 h (protocol, section 3).
///
/// Used inside the transaction that creates. The form of an answer is its event's own business: an id is enough
/// where the rest can be read again.
public interface AnswerStore {
    /// What `event` with `key` answered `user` before.
    Optional<String> find(Tx tx, UserId user, String event, String key);

    /// Keeps the answer; the key must be new.
    ///
    /// @param now milliseconds since the epoch
    void remember(Tx tx, UserId user, String event, String key, String answer, long now);

    /// Drops up to `limit` of the answers kept before `before`, milliseconds since the epoch.
    ///
    /// @return how many
    int forget(Tx tx, long before, int limit);
}
