package app.parley.server.store.sql;

import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.UserId;
import app.parley.server.chats.ChatStore;
import app.parley.server.store.Tx;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// [ChatStore] on the tables `chats` and `members`.
public final class SqlChats implements ChatStore {
    @Override
    public Optional<ChatRow> find(Tx tx, ChatId id) {
        return tx.handle()
                .select("SELECT * FROM chats WHERE id = ?", id.value())
                .map((row, _) -> new ChatRow(
                        id,
                        ChatType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                        row.getString("title"),
                        row.getLong("last_seq"),
                        row.getLong("created_at")))
                .findOne();
    }

    @Override
    public Optional<ChatId> findDirect(Tx tx, UserId one, UserId other) {
        return tx.handle()
                .select("SELECT id FROM chats WHERE direct_key = ?", directKey(one, other))
                .map((row, _) -> new ChatId(row.getString(1)))
                .findOne();
    }

    @Override
    public void insertDirect(Tx tx, ChatId id, UserId one, UserId other, long now) {
        tx.handle()
                .execute(
                        "INSERT INTO chats (id, type, direct_key, created_at) VALUES (?, 'direct', ?, ?)",
                        id.value(),
                        directKey(one, other),
                        now);
    }

    @Override
    public void insertGroup(Tx tx, ChatId id, String title, long now) {
        tx.handle()
                .execute(
                        "INSERT INTO chats (id, type, title, created_at) VALUES (?, 'group', ?, ?)",
                        id.value(),
                        title,
                        now);
    }

    @Override
    public void title(Tx tx, ChatId id, String title) {
        tx.handle().execute("UPDATE chats SET title = ? WHERE id = ?", title, id.value());
    }

    @Override
    public List<Mark> marks(Tx tx, ChatId id) {
        return tx.handle()
                .select("SELECT * FROM members WHERE chat_id = ? ORDER BY joined_at, user_id", id.value())
                .map((row, _) -> new Mark(
                        new UserId(row.getString("user_id")), row.getLong("read_seq"), row.getInt("muted") == 1))
                .list();
    }

    @Override
    public void mark(Tx tx, ChatId id, UserId user, long readSeq) {
        tx.handle()
                .execute(
                        "UPDATE members SET read_seq = ? WHERE chat_id = ? AND user_id = ?",
                        readSeq,
                        id.value(),
                        user.value());
    }

    @Override
    public void mute(Tx tx, ChatId id, UserId user, boolean muted) {
        tx.handle()
                .execute(
                        "UPDATE members SET muted = ? WHERE chat_id = ? AND user_id = ?",
                        muted ? 1 : 0,
                        id.value(),
                        user.value());
    }

    private static String directKey(UserId one, UserId other) {
        var inOrder = one.value().compareTo(other.value()) < 0;
        return inOrder ? one.value() + " " + other.value() : other.value() + " " + one.value();
    }
}
