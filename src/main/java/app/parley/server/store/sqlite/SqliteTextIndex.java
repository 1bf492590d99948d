package app.parley.server.store.sqlite;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import app.parley.server.store.sql.TextIndex;
import app.parley.text.SearchText;
import app.parley.text.SearchText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// [TextIndex] on FTS5: the table `message_words`, which holds no text but what it is found by, and
/// `message_numbers`, which says whose a row is.
///
/// The text is folded and parted by [SearchText] before it gets here, with spaces between the pieces, so that FTS5
/// has to know no script: its `ascii` tokenizer parts at the spaces.
public final class SqliteTextIndex implements TextIndex {
    /// Stands between two rows of characters that are not side by side. No query can hold it.
    private static final String APART = "\u00a6";
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
                        expression(scope, pieces),
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
                VALUES ((SELECT n FROM message_numbers WHERE message_id = ?), ?, ?)""", id, chat, indexed(body));
    }

    private static List<String> chatsOf(Tx tx, UserId reader) {
        return tx.handle()
                .select("SELECT chat_id FROM members WHERE user_id = ?", reader.value())
                .mapTo(String.class)
                .list();
    }

    /// What the index is given of a text.
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
    private static String expression(List<String> scope, List<Piece> pieces) {
        var words = pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Beginning(var word) -> quoted(word) + " *";
                    case Piece.Row(var signs) -> quoted(String.join(" ", signs));
                })
                .collect(Collectors.joining(" AND ", "words : (", ")"));
        if (scope.size() > SCOPE) return words;
        return scope.stream()
                .map(SqliteTextIndex::quoted)
                .collect(Collectors.joining(" OR ", "chat : (", ") AND " + words));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
