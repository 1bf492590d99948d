package app.parley.client.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilentMicrophoneTest {
    /// Each letter is a second: `0` digital silence, `r` a silent room, `s` speech, `m` muted with digital
    /// silence, `?` not measured.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "00000, false",
        "000000, true",
        "0000000000, true",
        "00000s, false",
        "00000s00000, false",
        "00000s000000, true",
        "000000s, false",
        "rrrrrrrrrrrr, false",
        "mmmmmmmmmmmm, false",
        "00000m00000, false",
        "000000m, false",
        "mmmm000000, true",
        "????????????, false",
        "00000?, false",
        "00000?0, true",
        "000000?, true"
    })
    void whenItIsTold(String seconds, boolean told) {
        var silence = new SilentMicrophone();
        var last = false;
        for (var i = 0; i < seconds.length(); i++) {
            var second = seconds.charAt(i);
            last = silence.look(
                    second != 'm',
                    switch (second) {
                        case 'r' -> -85;
                        case 's' -> -30;
                        case '?' -> Double.NaN;
                        default -> Double.NEGATIVE_INFINITY;
                    });
        }
        assertThat(last).isEqualTo(told);
    }
}
