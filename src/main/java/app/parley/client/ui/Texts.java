package app.parley.client.ui;

import app.parley.machine.OperatingSystem;
import java.text.DecimalFormatSymbols;
import java.text.ListFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Every text of the window, from `messages.properties` and its translations. Values put into a text are isolated,
/// so that an Arabic name does not turn an English sentence around. Safe on every thread.
///
/// The language is chosen once, by [#speak], before the first view is made: views keep the words that they were
/// made with.
public final class Texts {
    /// Of Arabic names of two words of which the first says nothing alone: servant of, father of, mother of, son
    /// of.
    private static final Set<String> NAMES_OF_TWO = Set.of("عبد", "أبو", "ابو", "أم", "ابن", "بن");

    private static volatile Tongue tongue = new Tongue(Language.SYSTEM.locale());

    /// What a language brings. A text that is not translated yet is English: its bundle's parent is the English
    /// one, and no other language ever stands in.
    private record Tongue(Locale locale, ResourceBundle bundle, Map<String, IcuMessage> messages) {
        Tongue(Locale locale) {
            this(
                    locale,
                    ResourceBundle.getBundle(
                            "app.parley.client.ui.messages",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                    new ConcurrentHashMap<>());
        }

        IcuMessage message(String key) {
            return messages.computeIfAbsent(key, _ -> new IcuMessage(bundle.getString(key)));
        }
    }

    private Texts() {}

    /// Speaks this language from now on.
    public static void speak(Locale locale) {
        tongue = new Tongue(locale);
    }

    /// The language spoken, with the region whose dates and numbers are written.
    public static Locale locale() {
        return tongue.locale();
    }

    /// Whether the window reads from right to left.
    public static boolean isRightToLeft() {
        return locale().getLanguage().equals("ar");
    }

    /// For FXML's `%key`.
    public static ResourceBundle bundle() {
        return tongue.bundle();
    }

    public static String of(String key) {
        return tongue.bundle().getString(key);
    }

    /// What is to be done on this system: the text under `KEY.linux`, `KEY.windows` or `KEY.mac`, else under `key`.
    public static String here(String key) {
        return on(OperatingSystem.current(), key);
    }

    /// What is to be done on `system`.
    static String on(OperatingSystem system, String key) {
        var own = key
                + switch (system) {
                    case WINDOWS -> ".windows";
                    case MACOS -> ".mac";
                    case LINUX -> ".linux";
                };
        return of(bundle().containsKey(own) ? own : key);
    }

    /// The text under `key` with `values` in the places `{0}`, `{1}`, …; numbers choose among plurals, other values
    /// among the cases of a select ([IcuMessage]).
    public static String of(String key, Object... values) {
        var now = tongue;
        return now.message(key).format(now.locale(), values);
    }

    /// "A, B and C".
    public static String list(List<String> parts) {
        // ListFormat takes no empty list.
        return parts.isEmpty()
                ? ""
                : ListFormat.getInstance(locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(parts);
    }

    /// A running time or another text of ASCII digits in the digits of the language.
    public static String digits(String text) {
        var zero = DecimalFormatSymbols.getInstance(locale()).getZeroDigit();
        if (zero == '0') return text;
        var own = new StringBuilder(text);
        for (var i = 0; i < own.length(); i++) {
            var letter = own.charAt(i);
            if (letter >= '0' && letter <= '9') own.setCharAt(i, (char) (zero + letter - '0'));
        }
        return own.toString();
    }

    static String number(Locale locale, Number number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    /// The name to use in a sentence: the first word, or the whole where that is a lone letter or initial.
    public static String shortName(String displayName) {
        var name = displayName.strip();
        var space = name.indexOf(' ');
        var first = space < 0 ? name : name.substring(0, space);
        if (first.codePointCount(0, first.length()) < 2 || first.endsWith(".")) return name;
        if (!NAMES_OF_TWO.contains(first)) return first;
        var second = name.indexOf(' ', space + 1);
        return second < 0 ? name : name.substring(0, second);
    }
}
