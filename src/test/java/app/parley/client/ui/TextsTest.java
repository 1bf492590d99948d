package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

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
}
