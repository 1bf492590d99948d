package app.parley.client.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneMeterTest {
    private final ToneMeter meter = new ToneMeter();

    private void hear(SoundSource source, int milliseconds) {
        var piece = new short[SoundSource.PIECE];
        for (var i = 0; i < milliseconds / 10; i++) {
            source.next(piece);
            meter.heard(piece, SoundSource.SAMPLE_RATE, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 261.6, 440, 1000, 2637, 4000})
    void aToneIsFoundWithinFiveHertz(double frequency) {
        hear(new SineTone(frequency), 500);
        assertThat(meter.read().toneHz()).isCloseTo(frequency, within(5.0));
        assertThat(meter.read().isTone(frequency)).isTrue();
        assertThat(meter.read().isTone(frequency + 12)).isFalse();
    }

    @Test
    void theLevelOfASineIsThreeDecibelsBelowItsPeak() {
        hear(new SineTone(440), 500);
        assertThat(meter.read().dbfs()).isCloseTo(-12.04 - 3.01, within(0.1));
    }

    @Test
    void silenceHasNoTone() {
        hear(SoundSource.SILENCE, 500);
        assertThat(meter.read().dbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(meter.read().toneHz()).isNaN();
        assertThat(meter.read().isTone(440)).isFalse();
    }

    @Test
    void theStrongerOfTwoTonesWins() {
        var strong = new SineTone(700);
        var weak = new SineTone(1500);
        hear(
                samples -> {
                    var other = new short[samples.length];
                    strong.next(samples);
                    weak.next(other);
                    for (var i = 0; i < samples.length; i++) samples[i] = (short) (samples[i] + other[i] / 4);
                },
                500);
        assertThat(meter.read().isTone(700)).isTrue();
    }

    @Test
    void onlyTheLastMomentsCount() {
        hear(new SineTone(440), 1000);
        hear(new SineTone(880), 250);
        assertThat(meter.read().isTone(880)).isTrue();
    }

    @Test
    void theFirstChannelIsHeard() {
        var mono = new short[SoundSource.PIECE];
        var tone = new SineTone(600);
        for (var n = 0; n < 50; n++) {
            tone.next(mono);
            var stereo = new short[2 * mono.length];
            for (var i = 0; i < mono.length; i++) stereo[2 * i] = mono[i];
            meter.heard(stereo, SoundSource.SAMPLE_RATE, 2);
        }
        assertThat(meter.read().isTone(600)).isTrue();
        assertThat(meter.samplesHeard()).isEqualTo(50L * SoundSource.PIECE);
    }
}
