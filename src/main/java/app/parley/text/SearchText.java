package app.parley.text;

import java.util.ArrayList;
import java.util.List;

/// Parts a text into what it is found by. Pure.
///
/// Where words stand between spaces, each is one piece, found by how it begins. Where they do not (Chinese,
/// Japanese, Thai, Khmer …), and of emoji, each character is a piece of its own, and a search is for characters
/// side by side, which finds every part of a text without knowing its words.
public final class SearchText {
    /// Longest word that is told apart, in characters: our own choice, longer than words are.
    private static final int WORD = 64;
    /// Longest row of characters that is looked for.
    private static final int ROW = 64;
    /// Most pieces of a query; more would only cost.
    private static final int PIECES = 16;
    /// U+30FC lengthens a vowel in Japanese and belongs to no script.
    private static final int LONG_VOWEL = 0x30fc;

    private SearchText() {}

    /// What to look for: all of them must be found.
    public sealed interface Piece {
        /// Some word begins so.
        record Beginning(String word) implements Piece {}

        /// These stand side by side; each is one character.
        record Row(List<String> signs) implements Piece {
            public Row {
                signs = List.copyOf(signs);
            }
        }
    }

    /// All pieces of a text in their order.
    public static List<Piece> of(String text) {
        var parts = new Parts();
        Folding.fold(text).codePoints().forEach(parts::add);
        parts.end();
        return parts.pieces;
    }

    /// What a query asks for; empty when it has nothing to look for. There is no syntax: every sign means itself.
    public static List<Piece> query(String query) {
        return of(query).stream()
                .distinct()
                .limit(PIECES)
                .map(piece -> piece instanceof Piece.Row(var signs) && signs.size() > ROW
                        ? new Piece.Row(signs.subList(0, ROW))
                        : piece)
                .toList();
    }

    private static boolean isSign(int character) {
        if (character == LONG_VOWEL) return true;
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI, TANGUT, NUSHU -> true;
            case THAI, LAO, KHMER, MYANMAR, TIBETAN, JAVANESE, BALINESE, SUNDANESE -> true;
            case TAI_LE, NEW_TAI_LUE, TAI_THAM, TAI_VIET, AHOM -> true;
            default -> Character.getType(character) == Character.OTHER_SYMBOL;
        };
    }

    private static boolean isText(int character) {
        if (Character.isLetterOrDigit(character)) return true;
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    /// Gathers the pieces, character by character.
    private static final class Parts {
        final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private final List<String> row = new ArrayList<>();

        void add(int character) {
            if (!isText(character)) {
                end();
            } else if (isSign(character)) {
                endWord();
                row.add(Character.toString(character));
            } else {
                endRow();
                if (word.codePointCount(0, word.length()) < WORD) word.appendCodePoint(character);
            }
        }

        void end() {
            endWord();
            endRow();
        }

        private void endWord() {
            if (!word.isEmpty()) pieces.add(new Piece.Beginning(word.toString()));
            word.setLength(0);
        }

        private void endRow() {
            if (!row.isEmpty()) pieces.add(new Piece.Row(row));
            row.clear();
        }
    }
}
