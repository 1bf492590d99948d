package app.parley.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// Makes one of all ways to write the same: upper and lower case, with and without diacritics, full and half width,
/// composed and not. Pure. Used for what is stored to be found and for what is looked for alike.
///
/// Marks that are letters' equals stay: vowels of Thai, Hindi and their like, and the voicing marks of Japanese.
public final class Folding {
    /// Letters with a stroke or grown together, which Unicode does not decompose.
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'þ', "th"),
            // Java writes this one at the end of a word only, where a search for its beginning would miss it.
            Map.entry((int) 'ς', "σ"));

    private static final int VOICED = 0x3099;
    private static final int SEMI_VOICED = 0x309a;
    private static final int TATWEEL = 0x0640;

    private Folding() {}

    public static String fold(String text) {
        var parted = Normalizer.normalize(text, Normalizer.Form.NFKD);
        // By way of upper case, which makes ss of ß and i of the dotless one; before it, lower makes ß of its capital.
        var cased = parted.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        // What was one character may have become several, marks among them: parted once more.
        var bare = new StringBuilder(cased.length());
        Normalizer.normalize(cased, Normalizer.Form.NFKD).codePoints().forEach(c -> append(bare, c));
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder bare, int character) {
        if (isDropped(character)) return;
        var plain = PLAIN.get(character);
        if (plain == null) {
            bare.appendCodePoint(character);
        } else {
            bare.append(plain);
        }
    }

    private static boolean isDropped(int character) {
        return switch (Character.getType(character)) {
            // What is not seen: joiners, soft hyphens, directions.
            case Character.FORMAT -> true;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> isDiacritic(character);
            default -> character == TATWEEL;
        };
    }

    private static boolean isDiacritic(int mark) {
        if (mark == VOICED || mark == SEMI_VOICED) return false;
        return switch (Character.UnicodeScript.of(mark)) {
            case INHERITED, COMMON, LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, SYRIAC -> true;
            default -> false;
        };
    }
}
