package app.parley.text;

import app.parley.text.SearchText.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Writes pieces of text as SQLite's FTS5 takes them, with spaces between, so that FTS5 has to know no script:
/// its `ascii` tokenizer parts at the spaces. For tables with the columns `words` and `chat`; used by the
/// server's index and by the one on the device. Pure.
public final class Fts5 {
    /// Stands between two rows of characters that are not side by side. No query can hold it.
    private static final String APART = "\u00a6";

    private Fts5() {}

    /// What the index is given of a text; empty when there is nothing to find it by.
    public static String indexed(String text) {
        var words = new ArrayList<String>();
        var afterRow = false;
        for (var piece : SearchText.of(text)) {
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

    /// Asks for all `pieces`, in the language of https://www.sqlite.org/fts5.html#full_text_query_syntax. They hold
    /// letters, digits and marks alone, so what stands between quotes ends nowhere else.
    ///
    /// @param chats ids of the chats to look in; empty for everywhere
    public static String expression(List<Piece> pieces, Collection<String> chats) {
        var words = pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Beginning(var word) -> quoted(word) + " *";
                    case Piece.Row(var signs) -> quoted(String.join(" ", signs));
                })
                .collect(Collectors.joining(" AND ", "words : (", ")"));
        if (chats.isEmpty()) return words;
        return chats.stream().map(Fts5::quoted).collect(Collectors.joining(" OR ", "chat : (", ") AND " + words));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
