package app.parley.client.ui;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether somebody is meant by what is typed into a search field. Case and diacritics do not count. Pure.
public final class NameMatch {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private NameMatch() {}

    /// Whether a word of one of the `names` begins with what is `typed`; everybody fits what is blank.
    public static boolean fits(String typed, String... names) {
        var wanted = fold(typed.strip());
        return wanted.isEmpty()
                || Arrays.stream(names)
                        .map(NameMatch::fold)
                        .anyMatch(name -> name.startsWith(wanted)
                                || name.contains(" " + wanted)
                                || (isTelling(wanted) && name.contains(wanted)));
    }

    /// How well one of the `names` fits what is `typed`: 0 not at all, then by letters in their order, by the
    /// middle, by the beginning of a word, by its own beginning. Everybody fits what is blank, and equally.
    public static int rank(String typed, String... names) {
        var wanted = fold(typed.strip());
        return Arrays.stream(names)
                .map(NameMatch::fold)
                .mapToInt(name -> rank(wanted, name))
                .max()
                .orElse(0);
    }

    /// Where in `text` the first of the words of `query` stands that is there; 0 where none is. Near enough where
    /// letters have other lengths without their marks.
    public static int place(String text, String query) {
        var folded = fold(text);
        for (var word : fold(query.strip()).split(" ")) {
            var at = word.isEmpty() ? -1 : folded.indexOf(word);
            if (at >= 0) return Math.min(at, text.length());
        }
        return 0;
    }

    private static int rank(String wanted, String name) {
        if (wanted.isEmpty()) return 1;
        if (name.startsWith(wanted)) return 4;
        if (name.contains(" " + wanted)) return 3;
        if (isTelling(wanted) && name.contains(wanted)) return 2;
        return wanted.length() > 1 && hasInOrder(name, wanted) ? 1 : 0;
    }

    /// Whether the letters stand there one after another, others between them: "amok" in "Amara Okafor".
    private static boolean hasInOrder(String name, String letters) {
        var at = 0;
        for (var i = 0; i < name.length() && at < letters.length(); i++) {
            if (name.charAt(i) == letters.charAt(at)) at++;
        }
        return at == letters.length();
    }

    /// Whether a name may be recognised by it in its middle: by a lone letter only in scripts where it is a word.
    private static boolean isTelling(String typed) {
        return typed.length() > 1 || Character.isIdeographic(typed.codePointAt(0));
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
