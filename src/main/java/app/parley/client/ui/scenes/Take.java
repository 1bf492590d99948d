package app.parley.client.ui.scenes;

import app.parley.client.ui.Language;
import app.parley.client.ui.theme.Theme;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A picture that is to be made of a view.
///
/// @param name of the picture's file, without its ending
/// @param scheme light or dark
public record Take(String name, View view, Theme.Scheme scheme, Language language) {
    /// Light and dark.
    private static final List<Theme.Scheme> SCHEMES = List.of(Theme.Scheme.LIGHT, Theme.Scheme.DARK);

    /// What is looked at in the languages besides English: the longest words, another script, and the other
    /// direction. The rest have words of a length between these.
    public static final List<Language> LANGUAGES = List.of(Language.EN, Language.DE, Language.ZH, Language.AR);

    /// States that show the same words as others: in English only.
    private static final Pattern WORDLESS =
            Pattern.compile("^(call-(video|layout|small|ended-[^n]|mini)|chat-hostile)");

    /// One of a view: its name with the colours, and the language where it is not English.
    static Take of(View view, Theme.Scheme scheme, Language language) {
        var name = view.name() + "-" + lower(scheme);
        return new Take(language == Language.EN ? name : name + "-" + lower(language), view, scheme, language);
    }

    /// Light and dark, in several languages, of all `views`.
    public static List<Take> each(List<View> views, Collection<Language> languages) {
        var takes = new ArrayList<Take>();
        for (var language : languages) {
            for (var scheme : SCHEMES) {
                for (var view : views) {
                    if (language == Language.EN
                            || !WORDLESS.matcher(view.name()).find()) takes.add(of(view, scheme, language));
                }
            }
        }
        return List.copyOf(takes);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
