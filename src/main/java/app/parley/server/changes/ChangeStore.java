package app.parley.server.changes;

import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import java.util.List;

/// PORT. The rows of the change log: for every user numbered from 1, without gaps.
public interface ChangeStore {
    /// Takes the next number of `user` and writes the row.
    ///
    /// @param now milliseconds since the epoch
    /// @return the number
    long append(Tx tx, UserId user, LoggedChange change, long now);

    /// The newest number given to `user`; 0 before the first.
    long newest(Tx tx, UserId user);

    /// Up to `limit` rows of `user` numbered after `after`, oldest first.
    List<Numbered> after(Tx tx, UserId user, long after, int limit);

    /// Drops up to `limit` of the rows written before `before`, milliseconds since the epoch, the oldest first.
    ///
    /// @return how many
    int forget(Tx tx, long before, int limit);

    /// What tells this database from every other, and from its own empty successor.
    String epoch(Tx tx);

    /// A row with its number.
    record Numbered(long number, LoggedChange change) {}
}
