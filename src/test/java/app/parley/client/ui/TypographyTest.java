package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// How the texts of the window are set: each language has its own quotation marks, brackets and spaces.
class TypographyTest {
    /// Straight quotes, an accent for an apostrophe, dots in a row, and space that nobody sees.
    private static final Pattern TYPEWRITTEN = Pattern.compile("['\"`]|\\.\\.|^\\s|\\s$| {2}");

    private static final Pattern ELLIPSIS_APART = Pattern.compile("\\s…");

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "SYSTEM")
    void noTextIsTypewritten(Language language) {
        assertThat(those(language, TYPEWRITTEN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "SYSTEM")
    void theDotsThatSayGoingOnStandAtTheirWord(Language language) {
        assertThat(those(language, ELLIPSIS_APART)).isEmpty();
    }

    @Test
    void germanQuotesAreLowAndHigh() {
        assertThat(those(Language.DE, Pattern.compile("[”«»‘]|^[^„]*“"))).isEmpty();
    }

    /// Else a line may begin with a colon.
    @Test
    void frenchSignsOfTwoPartsAreKeptAtTheirWordByASpaceThatDoesNotBreak() {
        assertThat(those(
                        Language.FR, Pattern.compile("[^\\u00a0\\u202f][;!?»]|[^\\u00a0\\u202f]: |«[^\\u00a0\\u202f]")))
                .isEmpty();
    }

    @Test
    void spanishQuestionsBeginAsTheyEnd() {
        assertThat(those(Language.ES, Pattern.compile("^[^¿]*\\?|[“”„]"))).isEmpty();
    }

    @Test
    void chineseSignsAreWide() {
        assertThat(those(Language.ZH, Pattern.compile("[,;:!?()]"))).isEmpty();
    }

    @Test
    void arabicSignsAreArabic() {
        assertThat(those(Language.AR, Pattern.compile("[,;?“”„]"))).isEmpty();
    }

    /// The texts in which the pattern is found, the signs of their plurals aside.
    private static Map<String, String> those(Language language, Pattern wrong) {
        Properties texts = BundlesTest.bundle(language);
        var found = new TreeMap<String, String>();
        for (var key : texts.stringPropertyNames()) {
            var text = texts.getProperty(key).replaceAll("\\{\\d, plural,", "{");
            if (wrong.matcher(text).find()) found.put(key, text);
        }
        return found;
    }
}
