package app.parley.client.ui.glyphs;

import com.sun.javafx.font.CharToGlyphMapper;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.GlyphLayoutManager;
import com.sun.javafx.text.TextRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Turns runs of text into glyphs by JavaFX's own layout, around its mistakes with Pango (seen in JavaFX 26.0.2,
/// `PangoGlyphLayout.layout`):
///
/// - It remembers a run's text, also after the run was broken in two, and then finds glyphs before the beginning
///   of the line: here every shaping has a layout of its own.
/// - Within a run it takes the pieces that Pango draws with different typefaces for being in visual order, while
///   Pango gives them as they are read: here a run is handed over in pieces of one typeface, and put together from
///   its end.
/// - What Pango leaves empty it draws as the box of a missing glyph: here it stays empty.
///
/// On whichever thread JavaFX lays text out; one thread at a time.
final class VisualOrder extends GlyphLayout {
    /// Without the typeface, which stands in the highest byte (`CompositeGlyphMapper.GLYPHMASK`).
    private static final int GLYPH = 0xFFFFFF;

    private final Supplier<GlyphLayout> layouts;

    /// @param layouts makes JavaFX's own
    VisualOrder(Supplier<GlyphLayout> layouts) {
        this.layouts = layouts;
    }

    @Override
    public void layout(TextRun run, PGFont font, FontStrike strike, char[] text) {
        if (run.isLeftToRight()) {
            shape(run, font, strike, text);
            return;
        }
        var pieces = pieces(text, run.getStart(), run.getEnd()).stream()
                .map(piece -> new TextRun(
                        piece.start(),
                        piece.end() - piece.start(),
                        run.getLevel(),
                        true,
                        run.getScript(),
                        run.getTextSpan(),
                        run.getSlot(),
                        run.isCanonical()))
                .toList();
        if (pieces.size() == 1) {
            shape(run, font, strike, text);
            return;
        }
        pieces.forEach(piece -> shape(piece, font, strike, text));
        join(pieces, run);
    }

    @Override
    public void dispose() {
        GlyphLayoutManager.dispose(this);
    }

    private void shape(TextRun run, PGFont font, FontStrike strike, char[] text) {
        var layout = layouts.get();
        try {
            layout.layout(run, font, strike, text);
        } finally {
            layout.dispose();
        }
        hide(run, text);
    }

    /// Letters that are not to be seen, such as those that isolate a name, have no glyph; JavaFX makes it the
    /// box of a missing one.
    private static void hide(TextRun run, char[] text) {
        var count = run.getGlyphCount();
        var hidden = false;
        for (var i = 0; i < count && !hidden; i++) hidden = isUnseen(run, i, text);
        if (!hidden) return;
        var glyphs = new int[count];
        var places = new float[(count + 1) * 2];
        var letters = new int[count];
        for (var i = 0; i < count; i++) {
            glyphs[i] = isUnseen(run, i, text) ? CharToGlyphMapper.INVISIBLE_GLYPH_ID : run.getGlyphCode(i);
            places[2 * i + 1] = run.getPosY(i);
            places[2 * i + 2] = places[2 * i] + run.getAdvance(i);
            letters[i] = run.getCharOffset(i);
        }
        run.shape(count, glyphs, places, letters);
    }

    private static boolean isUnseen(TextRun run, int glyph, char[] text) {
        return (run.getGlyphCode(glyph) & GLYPH) == 0
                && Character.getType(text[run.getStart() + run.getCharOffset(glyph)]) == Character.FORMAT;
    }

    /// The glyphs of the pieces as those of the whole, the last piece leftmost.
    private static void join(List<TextRun> pieces, TextRun whole) {
        var count = pieces.stream().mapToInt(TextRun::getGlyphCount).sum();
        var glyphs = new int[count];
        // x and y of each, and where the last one ends.
        var places = new float[(count + 1) * 2];
        var letters = new int[count];
        var at = 0;
        for (var piece : pieces.reversed()) {
            for (var i = 0; i < piece.getGlyphCount(); i++, at++) {
                glyphs[at] = piece.getGlyphCode(i);
                places[2 * at + 1] = piece.getPosY(i);
                places[2 * at + 2] = places[2 * at] + piece.getAdvance(i);
                letters[at] = piece.getStart() - whole.getStart() + piece.getCharOffset(i);
            }
        }
        whole.shape(count, glyphs, places, letters);
    }

    /// Part of a text: indices of characters, the end excluded.
    record Piece(int start, int end) {}

    /// Letters of right-to-left scripts with their marks, and what lies between them. Spaces and invisible
    /// characters belong to what is before them, as for Pango.
    static List<Piece> pieces(char[] text, int start, int end) {
        var pieces = new ArrayList<Piece>();
        var begin = start;
        var letters = true;
        var known = false;
        for (var at = start; at < end; ) {
            var letter = Character.codePointAt(text, at, end);
            if (!Character.isWhitespace(letter) && Character.getType(letter) != Character.FORMAT) {
                var now = isOfScript(letter);
                if (known && now != letters) {
                    pieces.add(new Piece(begin, at));
                    begin = at;
                }
                letters = now;
                known = true;
            }
            at += Character.charCount(letter);
        }
        pieces.add(new Piece(begin, end));
        return pieces;
    }

    private static boolean isOfScript(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            // Arabic's comma and question mark are common, marks are inherited.
            case COMMON -> letter >= 0x600 && letter <= 0x6FF;
            default -> true;
        };
    }
}
