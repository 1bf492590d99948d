package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcuMessageTest {
    private static final Locale ARABIC = Locale.of("ar");

    @ParameterizedTest
    @CsvSource({"en, 1, one", "en, 0, other", "fr, 0, one", "fr, 2, other", "zh, 1, other", "de, 1, one", "es, 7, other"
    })
    void theNumberChoosesThePluralOfItsLanguage(String language, long number, String category) {
        var message = new IcuMessage("{0, plural, one {one} other {other}}");

        assertThat(message.format(Locale.of(language), number)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({"0, zero", "1, one", "2, two", "3, few", "10, few", "103, few", "11, many", "99, many", "100, other"})
    void arabicHasSixPlurals(int number, String category) {
        var message =
                new IcuMessage("{0, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}");

        assertThat(message.format(ARABIC, number)).isEqualTo(category);
    }

    @Test
    void aNumberOfItsOwnGoesBeforeItsPlural() {
        var message = new IcuMessage("{0, plural, =1 {alone} one {one} other {#}}");

        assertThat(message.format(Locale.ENGLISH, 1)).isEqualTo("alone");
    }

    @Test
    void ordinalsHavePluralsOfTheirOwn() {
        var message = new IcuMessage("{0, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}");

        assertThat(message.format(Locale.ENGLISH, 22)).isEqualTo("22nd");
    }

    @Test
    void theNumberIsWrittenAsTheLanguageWritesIt() {
        var message = new IcuMessage("{0, plural, one {#} other {# Leute}} · {0}");

        assertThat(message.format(Locale.GERMAN, 12345)).isEqualTo("12.345 Leute · 12.345");
        assertThat(message.format(Locale.of("ar", "EG"), 12)).contains("١٢");
    }

    @Test
    void choicesStandWithinChoicesAndTheInnermostIsCounted() {
        var message =
                new IcuMessage("{0, select, GROUP {{1, plural, one {a call} other {# calls, {2}}}} other {no call}}");

        assertThat(message.format(Locale.ENGLISH, "GROUP", 3, "Ada")).isEqualTo("3 calls, \u2068Ada\u2069");
        assertThat(message.format(Locale.ENGLISH, "ELSE", 3, "Ada")).isEqualTo("no call");
    }

    @Test
    void aNameIsIsolatedAndAnApostropheIsItself() {
        assertThat(new IcuMessage("# it's {0}").format(Locale.ENGLISH, "يوسف")).isEqualTo("# it's \u2068يوسف\u2069");
    }

    @Test
    void itsPlacesAreTheSameInEveryOrder() {
        assertThat(new IcuMessage("{1} {0, plural, other {# {1}}}").places())
                .isEqualTo(new IcuMessage("{0, plural, one {1} other {}} {1}").places())
                .containsExactly("0 plural", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0",
                "{0, plural, one {a}}",
                "{0, plural, some {a} other {b}}",
                "{0, choice, 0#a}",
                "a } b",
                "{name}",
                "{0, select, a {b} a {c} other {d}}"
            })
    void whatIsNotInTheSyntaxIsRefused(String pattern) {
        assertThatThrownBy(() -> new IcuMessage(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
