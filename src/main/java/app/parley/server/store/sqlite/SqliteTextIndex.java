package app.parley.server.store.sqlite;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import app.parley.server.store.sql.TextIndex;
import app.parley.text.Fts5;
import app.parley.text.SearchText.Piece;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// [TextIndex] on FTS5: the table `message_words`, which holds no text but what it is found by, and
/// `message_numbers`, which says whose a row is. Texts and queries are written for it by [Fts5].
public final class SqliteTextIndex implements TextIndex {
    /// Up to how many chats the index itself is told to look in. Who is in more has most of it anyway.
    private static final int SCOPE = 200;

    @Override
    public void put(Tx tx, Message message) {
        put(tx.handle(), message.id().value(), message.chatId().value(), message.body());
    }

    @Override
    public void remove(Tx tx, MessageId id) {
        tx.handle()
                .execute(
                        "DELETE FROM message_words WHERE rowid = (SELECT n FROM message_numbers WHERE message_id = ?)",
                        id.value());
        tx.handle().execute("DELETE FROM message_numbers WHERE message_id = ?", id.value());
    }

    @Override
    public List<MessageId> find(Tx tx, UserId reader, @Nullable ChatId chat, List<Piece> pieces, int limit) {
        if (pieces.isEmpty()) return List.of();
        var scope = chat != null ? List.of(chat.value()) : chatsOf(tx, reader);
        if (scope.isEmpty()) return List.of();
        // The newest first are read off the index as they come; CROSS JOIN keeps that order of work.
        return tx.handle()
                .select(
                        """
                        SELECT k.message_id FROM message_words
                        CROSS JOIN message_numbers k ON k.n = message_words.rowid
                        CROSS JOIN members mine ON mine.chat_id = k.chat_id AND mine.user_id = ?
                        WHERE message_words MATCH ? AND (? IS NULL OR k.chat_id = ?)
                        ORDER BY message_words.rowid DESC LIMIT ?""",
                        reader.value(),
                        Fts5.expression(pieces, scope.size() > SCOPE ? List.of() : scope),
                        chat == null ? null : chat.value(),
                        chat == null ? null : chat.value(),
                        limit)
                .map((row, _) -> new MessageId(row.getString(1)))
                .list();
    }

    static void put(Handle handle, String id, String chat, String body) {
        handle.execute(
                "INSERT INTO message_numbers (message_id, chat_id) VALUES (?, ?) ON CONFLICT (message_id) DO NOTHING",
                id,
                chat);
        handle.execute("""
                INSERT OR REPLACE INTO message_words (rowid, chat, words)
                VALUES ((SELECT n FROM message_numbers WHERE message_id = ?), ?, ?)""", id, chat, Fts5.indexed(body));
    }

    private static List<String> chatsOf(Tx tx, UserId reader) {
        return tx.handle()
                .select("SELECT chat_id FROM members WHERE user_id = ?", reader.value())
                .mapTo(String.class)
                .list();
    }
}
