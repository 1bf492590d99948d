package app.parley.client.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Every text of the window, from `messages.properties`. Values put into a text are isolated, so that an Arabic
/// name
/// does not turn an English sentence around. Safe on every thread.
public final class Texts {
    /// First-strong isolate and pop directional isolate (UAX #9, section 2.4.2).
    private static final char ISOLATE = '\u2068';

    private static final char POP = '\u2069';

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("app.parley.client.ui.messages");

    private static final String SYSTEM = System.getProperty("os.name", "");

    private Texts() {}

    /// For FXML's `%key`.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    public static String of(String key) {
        return BUNDLE.getString(key);
    }

    /// What is to be done on this system: the text under `KEY.linux`, `KEY.windows` or `KEY.mac`, else under `key`.
    public static String here(String key) {
        return on(SYSTEM, key);
    }

    /// What is to be done on `system`, which is named as Java names it (`os.name`).
    static String on(String system, String key) {
        var lower = system.toLowerCase(Locale.ROOT);
        var own = key + (lower.startsWith("windows") ? ".windows" : lower.startsWith("mac") ? ".mac" : ".linux");
        return of(BUNDLE.containsKey(own) ? own : key);
    }

    /// The text under `key` with `values` in the places `{0}`, `{1}`, …; numbers choose among `{0,choice,…}`.
    public static String of(String key, Object... values) {
        var isolated = new Object[values.length];
        for (var i = 0; i < values.length; i++) {
            isolated[i] = values[i] instanceof String text ? ISOLATE + text + POP : values[i];
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(isolated);
    }

    /// The name to use in a sentence: the first word, or the whole where that is a lone letter or initial.
    public static String shortName(String displayName) {
        var name = displayName.strip();
        var space = name.indexOf(' ');
        var first = space < 0 ? name : name.substring(0, space);
        return first.codePointCount(0, first.length()) < 2 || first.endsWith(".") ? name : first;
    }
}
