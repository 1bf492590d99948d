package app.parley.server.calls;

import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.UserId;
import app.parley.server.calls.rules.Place;
import app.parley.server.calls.rules.ServerCall;
import app.parley.server.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// PORT. The calls that are, and the records of those that were.
public interface CallStore {
    /// [ServerCall.None] for an id that nobody knows.
    ServerCall find(Tx tx, CallId id);

    /// The calls that `user` is in.
    List<ServerCall.Current> currentOf(Tx tx, UserId user);

    List<ServerCall.Current> allCurrent(Tx tx);

    /// Writes `call` over what was there.
    ///
    /// @param dueAt when it has to be looked at again, milliseconds since the epoch
    void save(Tx tx, ServerCall.Current call, OptionalLong dueAt);

    /// Takes the call out of those that are, if it was there, and writes its record into both histories.
    void close(Tx tx, CallRecord record);

    /// Gives the calls of `user` these places. Fails, and with it the transaction, when one is given twice.
    void place(Tx tx, UserId user, Map<CallId, Place> places);

    /// Calls that are due at `now`, longest due first, at most `limit`.
    List<CallId> due(Tx tx, long now, int limit);

    /// When the next call is due.
    OptionalLong nextDue(Tx tx);

    Optional<CallRecord> record(Tx tx, CallId id);

    /// Records in the history of `user`, newest first: those older than `before`, or the newest.
    List<CallRecord> history(Tx tx, UserId user, Optional<CallRecord> before, int limit);

    /// Takes `calls` out of the history of `user`; those that are not in it do not matter.
    void forget(Tx tx, UserId user, Collection<CallId> calls);

    /// Empties the history of `user`.
    void forgetAll(Tx tx, UserId user);

    /// Drops up to `limit` records of calls that began before `before`, from everybody's history.
    ///
    /// @return how many
    int forgetRecords(Tx tx, long before, int limit);

    /// Notes that the server was alive at `now`.
    void beat(Tx tx, long now);

    /// The last [#beat].
    OptionalLong lastBeat(Tx tx);
}
