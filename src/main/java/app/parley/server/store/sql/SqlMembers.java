package app.parley.server.store.sql;

import app.parley.protocol.ChatId;
import app.parley.protocol.UserId;
import app.parley.server.members.MemberStore;
import app.parley.server.store.Tx;
import java.util.List;

/// [MemberStore] on the tables `chats` and `members`.
public final class SqlMembers implements MemberStore {
    @Override
    public boolean chatExists(Tx tx, ChatId chat) {
        return tx.handle()
                .select("SELECT 1 FROM chats WHERE id = ?", chat.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public List<UserId> of(Tx tx, ChatId chat) {
        return tx.handle()
                .select("SELECT user_id FROM members WHERE chat_id = ? ORDER BY joined_at, user_id", chat.value())
                .map((row, _) -> new UserId(row.getString(1)))
                .list();
    }

    @Override
    public boolean isMember(Tx tx, ChatId chat, UserId user) {
        return tx.handle()
                .select("SELECT 1 FROM members WHERE chat_id = ? AND user_id = ?", chat.value(), user.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public List<ChatId> chatsOf(Tx tx, UserId user) {
        return tx.handle()
                .select("SELECT chat_id FROM members WHERE user_id = ? ORDER BY joined_at, chat_id", user.value())
                .map((row, _) -> new ChatId(row.getString(1)))
                .list();
    }

    @Override
    public List<UserId> sharing(Tx tx, UserId user) {
        return tx.handle()
                .select("""
                        SELECT DISTINCT other.user_id FROM members mine
                        JOIN members other ON other.chat_id = mine.chat_id
                        WHERE mine.user_id = ? AND other.user_id <> ?""", user.value(), user.value())
                .map((row, _) -> new UserId(row.getString(1)))
                .list();
    }

    @Override
    public void add(Tx tx, ChatId chat, UserId user, long readSeq, long now) {
        tx.handle()
                .execute(
                        "INSERT INTO members (chat_id, user_id, read_seq, joined_at) VALUES (?, ?, ?, ?)",
                        chat.value(),
                        user.value(),
                        readSeq,
                        now);
    }

    @Override
    public void remove(Tx tx, ChatId chat, UserId user) {
        tx.handle().execute("DELETE FROM members WHERE chat_id = ? AND user_id = ?", chat.value(), user.value());
    }
}
