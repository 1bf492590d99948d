package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void theSystemsLanguageIsSpokenWithTheRegionsHabits() {
        var locale = Language.SYSTEM.locale(Locale.GERMAN, Locale.of("de", "AT"));

        assertThat(locale).isEqualTo(Locale.of("de", "AT"));
    }

    @Test
    void aLanguageThatParleyDoesNotKnowBecomesEnglishWithTheRegionsHabits() {
        var locale = Language.SYSTEM.locale(Locale.of("fi", "FI"), Locale.of("fi", "FI"));

        assertThat(locale).isEqualTo(Locale.of("en", "FI"));
    }

    @Test
    void whatWasChosenGoesBeforeTheSystem() {
        assertThat(Language.AR.locale(Locale.GERMANY, Locale.GERMANY).getLanguage())
                .isEqualTo("ar");
    }

    @Test
    void chineseIsTheSimplifiedOneEverywhere() {
        assertThat(Language.SYSTEM.locale(Locale.TAIWAN, Locale.TAIWAN)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }
}
