package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.machine.OperatingSystem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "WINDOWS, microphoneRefused, let desktop apps use it",
        "MACOS, microphoneRefused, switch Parley on",
        "LINUX, microphoneRefused, sandbox",
        "WINDOWS, cameraRefused, let desktop apps use it",
        "MACOS, cameraRefused, switch Parley on",
        "LINUX, cameraRefused, group “video”",
        "LINUX, noSoundSystem, PipeWire"
    })
    void whatIsToBeDoneIsSaidForTheSystem(OperatingSystem system, String failure, String words) {
        assertThat(Texts.on(system, "failure." + failure + ".help")).contains(words);
    }

    @Test
    void whatIsTheSameEverywhereIsSaidOnce() {
        var key = "failure.cameraMissing.help";
        assertThat(Texts.on(OperatingSystem.WINDOWS, key))
                .isEqualTo(Texts.of(key))
                .isEqualTo(Texts.on(OperatingSystem.LINUX, key));
    }

    @ParameterizedTest
    @CsvSource({
        "Amara Okafor, Amara",
        "J. R. Hartley, J. R. Hartley",
        "عبد الله الحداد, عبد الله",
        "يوسف الحداد, يوسف",
        "周美玲, 周美玲"
    })
    void aSentenceUsesTheShortestNameThatIsOne(String name, String shortName) {
        assertThat(Texts.shortName(name)).isEqualTo(shortName);
    }

    @Test
    void namesAreListedAsTheLanguageListsThem() {
        assertThat(Texts.list(List.of())).isEmpty();
        assertThat(Texts.list(List.of("Ada", "Ben"))).isEqualTo("Ada and Ben");
    }
}
