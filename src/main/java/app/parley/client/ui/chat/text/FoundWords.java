package app.parley.client.ui.chat.text;

import app.parley.text.Folding;
import app.parley.text.SearchText;
import app.parley.text.SearchText.Piece;
import java.util.ArrayList;
import java.util.List;

/// Where in a text the words of a search stand, found as the search itself finds them. Pure.
final class FoundWords {
    private final String text;
    private final List<Piece> wanted;
    private final List<Range> ranges = new ArrayList<>();

    /// A part of the text.
    ///
    /// @param to behind its last character
    record Range(int from, int to) {}

    private FoundWords(String text, List<Piece> wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    /// In their order; none of them meets another.
    static List<Range> in(String text, String query) {
        var found = new FoundWords(text, SearchText.query(query));
        if (!found.wanted.isEmpty()) found.look();
        return found.ranges;
    }

    private void look() {
        var at = 0;
        while (at < text.length()) {
            var to = found(at);
            if (to > at) {
                ranges.add(new Range(at, to));
                at = to;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
    }

    /// Where what is wanted and begins at a place ends; the place itself where nothing does.
    private int found(int at) {
        var to = at;
        for (var piece : wanted) {
            to = Math.max(
                    to,
                    switch (piece) {
                        case Piece.Beginning(var word) -> isInWord(at) ? at : end(at, word);
                        case Piece.Row(var signs) -> end(at, String.join("", signs));
                    });
        }
        return to;
    }

    /// What is folded may be longer or shorter than what stands there.
    private int end(int at, String wanted) {
        var folded = new StringBuilder();
        var to = at;
        while (to < text.length() && folded.length() < wanted.length()) {
            var next = to + Character.charCount(text.codePointAt(to));
            folded.append(Folding.fold(text.substring(to, next)));
            if (!wanted.startsWith(folded.substring(0, Math.min(folded.length(), wanted.length())))) return at;
            to = next;
        }
        if (folded.length() < wanted.length()) return at;
        // Marks belong to the letter before them.
        while (to < text.length() && isMark(text.codePointAt(to))) to += Character.charCount(text.codePointAt(to));
        return to;
    }

    private boolean isInWord(int at) {
        return at > 0
                && (Character.isLetterOrDigit(text.codePointBefore(at)) || isMark(text.codePointBefore(at)))
                && SearchText.of(text.substring(text.offsetByCodePoints(at, -1), at)).stream()
                        .noneMatch(Piece.Row.class::isInstance);
    }

    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
