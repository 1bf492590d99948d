package app.parley.client.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.ToneMeter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchTest {
    private final SineTone tone = new SineTone(440);
    private int given;

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2})
    void fasterIsShorterAndNotHigher(double speed) {
        var stretch = new Stretch(this::next);
        var meter = new ToneMeter();
        for (var out = stretch.next(speed); out != null; out = stretch.next(speed)) meter.heard(out, 48_000, 1);
        assertThat((double) meter.samplesHeard()).isCloseTo(3 * 48_000 / speed, within(2000.0));
        assertThat(meter.read().isTone(440)).isTrue();
        // Pieces that fit ill would take of its strength.
        assertThat(meter.read().dbfs()).isCloseTo(-15, within(1.0));
    }

    @Test
    void theSpeedChangesInTheMiddleWithoutAClick() {
        var stretch = new Stretch(this::next);
        var last = 0;
        var step = 0;
        for (var out = stretch.next(1); out != null; out = stretch.next(step++ % 3 == 0 ? 1 : 2)) {
            for (var sample : out) {
                assertThat(Math.abs(sample - last)).isLessThan(1500);
                last = sample;
            }
        }
    }

    @Test
    void nothingBecomesNothing() {
        assertThat(new Stretch(() -> null).next(2)).isNull();
    }

    private short @Nullable [] next() {
        if (given >= 3 * 48_000) return null;
        var piece = new short[960];
        tone.next(piece);
        given += piece.length;
        return piece;
    }
}
