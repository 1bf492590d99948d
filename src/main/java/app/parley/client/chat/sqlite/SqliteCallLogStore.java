package app.parley.client.chat.sqlite;

import app.parley.client.history.CallLogStore;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// [CallLogStore] in the file, and on the connection, of a [SqliteMessageStore], which closes it.
final class SqliteCallLogStore implements CallLogStore {
    private static final String COMPLETE = "calls.complete";
    private static final String SEEN = "calls.seen";

    private final Handle handle;

    SqliteCallLogStore(Handle handle) {
        this.handle = handle;
    }

    @Override
    public void atomically(Runnable work) {
        if (handle.isInTransaction()) work.run();
        else handle.useTransaction(_ -> work.run());
    }

    @Override
    public List<CallRecord> newest(int limit) {
        return handle.createQuery("SELECT json FROM past_call ORDER BY created_at DESC, id DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, _) -> ProtocolJson.read(CallRecord.class, row.getString(1)))
                .list();
    }

    @Override
    public List<CallRecord> since(long since) {
        return handle.createQuery("SELECT json FROM past_call WHERE created_at >= :since")
                .bind("since", since)
                .map((row, _) -> ProtocolJson.read(CallRecord.class, row.getString(1)))
                .list();
    }

    @Override
    public boolean knows(CallId call) {
        return handle.createQuery("SELECT 1 FROM past_call WHERE id = :id")
                .bind("id", call.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void put(Collection<CallRecord> calls) {
        atomically(() -> calls.forEach(call -> handle.execute(
                "INSERT OR IGNORE INTO past_call (id, created_at, json) SELECT ?, ?, ?"
                        + " WHERE NOT EXISTS (SELECT 1 FROM unsent_forgotten WHERE id = ?)",
                call.callId().value(),
                call.createdAt(),
                ProtocolJson.write(call),
                call.callId().value())));
    }

    @Override
    public void remove(Collection<CallId> calls) {
        atomically(() -> calls.forEach(call -> handle.execute("DELETE FROM past_call WHERE id = ?", call.value())));
    }

    @Override
    public void removeAll() {
        handle.execute("DELETE FROM past_call");
    }

    @Override
    public List<CallId> unsentForgotten() {
        return handle.createQuery("SELECT id FROM unsent_forgotten")
                .map((row, _) -> new CallId(row.getString(1)))
                .list();
    }

    @Override
    public void putUnsentForgotten(Collection<CallId> calls) {
        atomically(() -> calls.forEach(
                call -> handle.execute("INSERT OR IGNORE INTO unsent_forgotten (id) VALUES (?)", call.value())));
    }

    @Override
    public void removeUnsentForgotten(Collection<CallId> calls) {
        atomically(
                () -> calls.forEach(call -> handle.execute("DELETE FROM unsent_forgotten WHERE id = ?", call.value())));
    }

    @Override
    public boolean isComplete() {
        return known(COMPLETE).isPresent();
    }

    @Override
    public void setComplete() {
        know(COMPLETE, "true");
    }

    @Override
    public long seen() {
        return known(SEEN).map(Long::valueOf).orElse(0L);
    }

    @Override
    public void setSeen(long createdAt) {
        know(SEEN, String.valueOf(createdAt));
    }

    @Override
    public Optional<User> user(UserId id) {
        return handle.createQuery("SELECT json FROM person WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> ProtocolJson.read(User.class, row.getString(1)))
                .findOne();
    }

    private Optional<String> known(String name) {
        return handle.createQuery("SELECT value FROM known WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    private void know(String name, String value) {
        handle.execute("INSERT OR REPLACE INTO known (name, value) VALUES (?, ?)", name, value);
    }
}
