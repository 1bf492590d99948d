package app.parley.client.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.Language;
import app.parley.client.ui.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Alone, because the language is the whole program's.
@Isolated
class SettingsSearchTest {
    @AfterEach
    void speakEnglishAgain() {
        Texts.speak(Language.EN.locale());
    }

    @ParameterizedTest
    @CsvSource({
        "EN, colours, settings.scheme",
        "EN, COLOURS, settings.scheme",
        "EN, dark mode, settings.scheme",
        "EN, font size, settings.letters",
        "EN, francais, settings.language",
        "EN, fade, settings.motion",
        "EN, marmalade, ''",
        "EN, mic, devices.microphone",
        "DE, lautstarke klingeln, settings.ringVolume",
        "DE, LAUTSTÄRKE, settings.ringVolume",
        "DE, klingelton, settings.ringtone",
        "DE, schriftgrosse, settings.letters",
        "DE, barrierefreiheit bewegung, settings.motion",
        "FR, melodie, settings.ringtone",
        "ES, cámara, devices.camera",
        "ES, camara, devices.camera",
        "ZH, 头像, ''",
        "ZH, 语言, settings.language",
        "AR, لغة, settings.language",
        "AR, اللُّغة, settings.language",
        "AR, مايك, devices.microphone",
        "AR, رنين, settings.ringtone",
    })
    void aRowIsFoundByItsWordsInTheLanguageOfTheWindow(Language language, String query, String key) {
        Texts.speak(language.locale());
        var found = keys(search().find(query));

        if (key.isEmpty()) assertThat(found).isEmpty();
        else assertThat(found).contains(key);
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SYSTEM"})
    void everyRowIsFoundFirstOfAllByItsOwnTitle(Language language) {
        Texts.speak(language.locale());
        var search = search();

        for (var key : ROWS) {
            var first = search.find(Texts.of(key)).getFirst();
            assertThat(first.title()).as(key).isEqualTo(Texts.of(key));
        }
    }

    @Test
    void aTitleComesBeforeAnotherWordAndThatBeforeAnExplanation() {
        assertThat(keys(search().find("contrast")).getFirst()).isEqualTo("settings.contrast");
        // Of the letters an explanation tells, of the microphone another word.
        assertThat(keys(search().find("level"))).startsWith("settings.automaticGain", "devices.microphone");
    }

    @Test
    void theNameOfAPageFindsItsRows() {
        assertThat(keys(search().find("appearance"))).containsExactlyElementsOf(LOOK);
    }

    @Test
    void nothingIsFoundByNothingOrByWhatIsNowhere() {
        assertThat(search().find("  ")).isEmpty();
        assertThat(search().find("marmalade")).isEmpty();
        assertThat(search().find("contrast marmalade")).isEmpty();
    }

    private static final List<String> LOOK = SettingRow.keys("scheme", "contrast", "letters", "motion", "language");
    private static final List<String> SOUND = Stream.concat(
                    Stream.of("devices.microphone", "devices.camera"),
                    SettingRow.keys("ringtone", "ringVolume", "automaticGain").stream())
            .toList();
    private static final List<String> ROWS =
            Stream.concat(LOOK.stream(), SOUND.stream()).toList();

    private static SettingsSearch search() {
        return new SettingsSearch(List.of(
                new SettingsPage(Texts.of("settings.look"), "fth-sun", LOOK, Region::new),
                new SettingsPage(Texts.of("settings.devices"), "fth-headphones", SOUND, Region::new)));
    }

    private static List<String> keys(List<SettingsSearch.Hit> hits) {
        return hits.stream().map(SettingsSearch.Hit::key).toList();
    }
}
