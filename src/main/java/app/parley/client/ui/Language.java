package app.parley.client.ui;

import app.parley.client.settings.Preference;
import java.util.Locale;

/// The languages that Parley's window speaks, and the choice among them, which holds from the next start on. Pure.
public enum Language {
    /// What the system speaks, or else English.
    SYSTEM(""),
    EN("en"),
    DE("de"),
    FR("fr"),
    ES("es"),
    ZH("zh"),
    AR("ar");

    public static final Preference<Language> CHOSEN = Preference.choice("language", SYSTEM);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The locale to speak in on this system.
    public Locale locale() {
        return locale(Locale.getDefault(Locale.Category.DISPLAY), Locale.getDefault(Locale.Category.FORMAT));
    }

    /// The language of this choice with the region whose habits of writing dates and numbers are kept. Chinese
    /// is the simplified one, which is written as in the People's Republic.
    ///
    /// @param words the language in which the system speaks
    /// @param habits where its user lives
    Locale locale(Locale words, Locale habits) {
        var language = this == SYSTEM ? spoken(words) : tag;
        if (language.equals(ZH.tag)) return Locale.SIMPLIFIED_CHINESE;
        return new Locale.Builder()
                .setLanguage(language)
                .setRegion(habits.getCountry())
                .build();
    }

    private static String spoken(Locale system) {
        for (var language : values()) {
            if (!language.tag.isEmpty() && language.tag.equals(system.getLanguage())) return language.tag;
        }
        return EN.tag;
    }
}
