package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "Windows 11, microphoneRefused, let desktop apps use it",
        "Mac OS X, microphoneRefused, switch Parley on",
        "Linux, microphoneRefused, sandbox",
        "Windows 11, cameraRefused, let desktop apps use it",
        "Mac OS X, cameraRefused, switch Parley on",
        "Linux, cameraRefused, group “video”",
        "Linux, noSoundSystem, PipeWire"
    })
    void whatIsToBeDoneIsSaidForTheSystem(String system, String failure, String words) {
        assertThat(Texts.on(system, "failure." + failure + ".help")).contains(words);
    }

    @Test
    void whatIsTheSameEverywhereIsSaidOnce() {
        var key = "failure.cameraMissing.help";
        assertThat(Texts.on("Windows 11", key)).isEqualTo(Texts.of(key)).isEqualTo(Texts.on("Linux", key));
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
