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
