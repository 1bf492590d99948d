package app.parley.server.store.sql;

import app.parley.protocol.ChatId;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.server.changes.ChangeStore;
import app.parley.server.changes.LoggedChange;
import app.parley.server.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [ChangeStore] on the table `changes` and the counter in `users`.
public final class SqlChanges implements ChangeStore {
    private final String epoch;

    /// @param epoch see [ChangeStore#epoch]
    private SqlChanges(String epoch) {
        this.epoch = epoch;
    }

    /// Reads the epoch of this database, which never changes.
    ///
    /// @param candidate becomes the epoch of a database that has none yet
    public static SqlChanges open(Tx tx, String candidate) {
        var handle = tx.handle();
        handle.execute("INSERT INTO facts VALUES ('epoch', ?) ON CONFLICT (name) DO NOTHING", candidate);
        return new SqlChanges(handle.select("SELECT value FROM facts WHERE name = 'epoch'")
                .mapTo(String.class)
                .one());
    }

    @Override
    public long append(Tx tx, UserId user, LoggedChange change, long now) {
        var number = tx.handle()
                .select(
                        "UPDATE users SET last_change = last_change + 1 WHERE id = ? RETURNING last_change",
                        user.value())
                .mapTo(Long.class)
                .one();
        var row = Row.of(change);
        tx.handle()
                .execute(
                        "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        user.value(),
                        number,
                        row.event,
                        change.chatId().value(),
                        row.message,
                        row.reader,
                        row.seq,
                        now);
        return number;
    }

    @Override
    public long newest(Tx tx, UserId user) {
        return tx.handle()
                .select("SELECT last_change FROM users WHERE id = ?", user.value())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Numbered> after(Tx tx, UserId user, long after, int limit) {
        return tx.handle()
                .select(
                        "SELECT * FROM changes WHERE user_id = ? AND n > ? ORDER BY n LIMIT ?",
                        user.value(),
                        after,
                        limit)
                .map((row, _) -> new Numbered(row.getLong("n"), read(row)))
                .list();
    }

    @Override
    public int forget(Tx tx, long before, int limit) {
        return tx.handle().execute("""
                        DELETE FROM changes WHERE (user_id, n) IN (
                            SELECT user_id, n FROM changes WHERE created_at < ? ORDER BY created_at, n LIMIT ?)""", before, limit);
    }

    @Override
    public String epoch(Tx tx) {
        return epoch;
    }

    private static LoggedChange read(ResultSet row) throws SQLException {
        var chat = new ChatId(row.getString("chat_id"));
        var event = row.getString("event");
        return switch (event) {
            case Row.NEW -> new LoggedChange.MessageNew(chat, new MessageId(row.getString("message_id")));
            case Row.UPDATED -> new LoggedChange.MessageUpdated(chat, new MessageId(row.getString("message_id")));
            case Row.CHAT -> new LoggedChange.ChatUpdated(chat);
            case Row.REMOVED -> new LoggedChange.ChatRemoved(chat);
            case Row.READ ->
                new LoggedChange.ChatRead(chat, new UserId(row.getString("reader_id")), row.getLong("seq"));
            default -> throw new IllegalStateException("a change of kind " + event);
        };
    }

    /// The columns that differ between the kinds.
    private record Row(
            String event,
            @Nullable String message,
            @Nullable String reader,
            @Nullable Long seq) {
        static final String NEW = "message:new";
        static final String UPDATED = "message:updated";
        static final String CHAT = "chat:updated";
        static final String REMOVED = "chat:removed";
        static final String READ = "chat:read";

        static Row of(LoggedChange change) {
            return switch (change) {
                case LoggedChange.MessageNew(var _, var message) -> new Row(NEW, message.value(), null, null);
                case LoggedChange.MessageUpdated(var _, var message) -> new Row(UPDATED, message.value(), null, null);
                case LoggedChange.ChatUpdated _ -> new Row(CHAT, null, null, null);
                case LoggedChange.ChatRemoved _ -> new Row(REMOVED, null, null, null);
                case LoggedChange.ChatRead(var _, var reader, var seq) -> new Row(READ, null, reader.value(), seq);
            };
        }
    }
}
