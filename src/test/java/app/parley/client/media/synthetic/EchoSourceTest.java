package app.parley.client.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EchoSourceTest {
    private final EchoSource echo = new EchoSource(Duration.ofMillis(100));

    private void say(int value) {
        var piece = new short[SoundSource.PIECE];
        Arrays.fill(piece, (short) value);
        echo.heard(piece, SoundSource.SAMPLE_RATE, 1);
    }

    private short listen() {
        var piece = new short[SoundSource.PIECE];
        echo.next(piece);
        assertThat(piece).containsOnly(piece[0]);
        return piece[0];
    }

    @Test
    void whatWasHeardIsSaidAfterTheDelay() {
        for (var i = 1; i <= 30; i++) {
            say(i);
            assertThat(listen()).isEqualTo((short) Math.max(0, i - 9));
        }
    }

    @Test
    void nothingHeardIsSilence() {
        assertThat(listen()).isZero();
    }

    @Test
    void whatWasSaidBeforeAPauseIsSaidToItsEnd() {
        for (var i = 1; i <= 10; i++) say(i);
        for (var i = 1; i <= 10; i++) assertThat(listen()).isEqualTo((short) i);
        assertThat(listen()).isZero();
        say(77);
        assertThat(listen()).as("the delay begins anew").isZero();
    }

    @Test
    void theOldestIsForgottenWhenNobodyListens() {
        for (var i = 1; i <= 25; i++) say(i);
        assertThat(listen()).isEqualTo((short) 6);
    }

    @Test
    void otherRatesAndChannelsAreTaken() {
        var stereo16k = new short[2 * 160];
        Arrays.fill(stereo16k, (short) 5);
        for (var i = 0; i < 10; i++) echo.heard(stereo16k, 16_000, 2);
        assertThat(listen()).isEqualTo((short) 5);
    }
}
