package app.parley.client.chat.sqlite;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.protocol.json.ProtocolJson;
import app.parley.text.Fts5;
import app.parley.text.SearchText;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What messages are found by: the table `message_words`, an FTS5 index of folded pieces without their text.
/// Its rows stand in the order of the messages' times, so that the newest hits are read off first, whatever
/// number there are. Runs on parley-outbox.
final class SqliteWords {
    /// Low bits of a row's number, which tell messages of one millisecond apart.
    private static final int SPREAD = 21;
    /// Milliseconds since the epoch until the year 2109 take 42 bits; what lies beyond stands together at the end.
    private static final long LATEST = (1L << 42) - 1;

    private final Handle handle;

    SqliteWords(Handle handle) {
        this.handle = handle;
    }

    /// A message's row. The same message has always the same; that two share one would take the same
    /// millisecond and one chance in two million, and costs no more than a hit too few.
    static long number(Message message) {
        var time = Math.clamp(message.createdAt(), 0, LATEST);
        var which = (message.chatId().value().hashCode() * 31L + message.seq()) * 0x9E3779B97F4A7C15L;
        return time << SPREAD | which >>> (64 - SPREAD);
    }

    void put(Message message) {
        var words = message.deletedAt() == null ? Fts5.indexed(message.body()) : "";
        if (words.isEmpty()) {
            remove(number(message));
        } else {
            handle.execute(
                    "INSERT OR REPLACE INTO message_words (rowid, chat, words) VALUES (?, ?, ?)",
                    number(message),
                    message.chatId().value(),
                    words);
        }
    }

    void removeChat(ChatId chat) {
        handle.execute(
                "DELETE FROM message_words WHERE rowid IN (SELECT n FROM message WHERE chat_id = ?)", chat.value());
    }

    /// The newest messages that have all pieces of `query`.
    List<Message> find(String query, @Nullable ChatId chat, int limit) {
        var pieces = SearchText.query(query);
        if (pieces.isEmpty()) return List.of();
        // CROSS JOIN keeps the order of work: the index first, from its end.
        return handle.createQuery("""
                        SELECT m.json FROM message_words CROSS JOIN message m ON m.n = message_words.rowid
                        WHERE message_words MATCH :expression AND (:chat IS NULL OR m.chat_id = :chat)
                        ORDER BY message_words.rowid DESC LIMIT :limit""")
                .bind("expression", Fts5.expression(pieces, chat == null ? List.of() : List.of(chat.value())))
                .bind("chat", chat == null ? null : chat.value())
                .bind("limit", limit)
                .map((row, _) -> ProtocolJson.read(Message.class, row.getString(1)))
                .list();
    }

    private void remove(long number) {
        handle.execute("DELETE FROM message_words WHERE rowid = ?", number);
    }
}
