package app.parley.text;

/// Makes what others wrote fit to be drawn: nothing in it turns the direction of what stands around it, covers
/// other lines, or is invisible on purpose. Pure.
public final class SafeText {
    /// Marks on one letter. Written languages have up to four; what has more is meant to cover others' lines.
    private static final int MARKS = 5;

    private SafeText() {}

    /// For a text of several lines.
    public static String of(String text) {
        return clean(text, true);
    }

    /// For a name of a person, chat or file, or a line of preview: line breaks become spaces.
    public static String line(String text) {
        return clean(text, false).strip();
    }

    private static String clean(String text, boolean lines) {
        var safe = new StringBuilder(text.length());
        var marks = 0;
        for (var at = 0; at < text.length(); ) {
            var letter = text.codePointAt(at);
            at += Character.charCount(letter);
            if (isMark(letter)) {
                if (++marks <= MARKS) safe.appendCodePoint(letter);
                continue;
            }
            marks = 0;
            if (letter == '\n' || letter == '\u2028' || letter == '\u2029') safe.append(lines ? '\n' : ' ');
            else if (letter == '\t') safe.append(lines ? "    " : " ");
            else if (!isDirection(letter) && !isUnprintable(letter)) safe.appendCodePoint(letter);
        }
        return safe.toString();
    }

    private static boolean isMark(int letter) {
        var type = Character.getType(letter);
        // What asks for a picture or joins emoji is no mark on them.
        var selector = letter >= 0xFE00 && letter <= 0xFE0F;
        return !selector
                && (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
                && letter != 0x20E3;
    }

    /// Embeddings, overrides and isolates (UAX #9, section 2): the text around cannot be turned without them. The
    /// marks of direction, which only stand for a letter, stay.
    private static boolean isDirection(int letter) {
        return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
    }

    private static boolean isUnprintable(int letter) {
        return Character.getType(letter) == Character.CONTROL
                || Character.getType(letter) == Character.SURROGATE
                || letter == 0xFFFC
                || (letter >= 0xFFF9 && letter <= 0xFFFB);
    }
}
