package app.parley.client.chat.sqlite;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.protocol.json.ProtocolJson;
import app.parley.text.SearchText;
import app.parley.text.SearchText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What messages are found by: the table `message_words`, an FTS5 index of folded pieces without their text.
/// Its rows stand in the order of the messages' times, so that the newest hits are read off first, whatever
/// number there are. Runs on parley-outbox.
final class SqliteWords {
    /// Stands between two rows of characters that are not side by side. No query can hold it.
    private static final String APART = "\u00a6";
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
        var words = message.deletedAt() == null ? indexed(message.body()) : "";
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
                .bind("expression", expression(pieces, chat))
                .bind("chat", chat == null ? null : chat.value())
                .bind("limit", limit)
                .map((row, _) -> ProtocolJson.read(Message.class, row.getString(1)))
                .list();
    }

    private void remove(long number) {
        handle.execute("DELETE FROM message_words WHERE rowid = ?", number);
    }

    private static String indexed(String body) {
        var words = new ArrayList<String>();
        var afterRow = false;
        for (var piece : SearchText.of(body)) {
            switch (piece) {
                case Piece.Beginning(var word) -> words.add(word);
                case Piece.Row(var signs) -> {
                    if (afterRow) words.add(APART);
                    words.addAll(signs);
                }
            }
            afterRow = piece instanceof Piece.Row;
        }
        return String.join(" ", words);
    }

    /// In the language of https://www.sqlite.org/fts5.html#full_text_query_syntax. Pieces hold letters, digits and
    /// marks alone, so what stands between quotes ends nowhere else.
    private static String expression(List<Piece> pieces, @Nullable ChatId chat) {
        var words = pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Beginning(var word) -> quoted(word) + " *";
                    case Piece.Row(var signs) -> quoted(String.join(" ", signs));
                })
                .collect(Collectors.joining(" AND ", "words : (", ")"));
        return chat == null ? words : "chat : (" + quoted(chat.value()) + ") AND " + words;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
