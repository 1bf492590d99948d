package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.synthetic.Melody;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.synthetic.ToneMeter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialSoundTest {
    private final List<Double> levels = new ArrayList<>();
    private final List<short[]> recorded = new ArrayList<>();
    private final TrialEar ear = new TrialEar(levels::add, recorded::add);

    @Test
    void theLevelIsTheLoudestOfEachTenthOfASecond() {
        var quiet = new short[480];
        Arrays.fill(quiet, (short) 328);
        hear(quiet, 1, 9);
        quiet[7] = Short.MIN_VALUE;
        hear(quiet, 1, 1);
        hear(new short[480], 1, 10);
        assertThat(levels).containsExactly(0.0, Double.NEGATIVE_INFINITY);
    }

    @Test
    void ofADeviceOfManyChannelsTheFirstIsHeard() {
        var samples = new short[8 * 480];
        for (var i = 1; i < samples.length; i++) if (i % 8 != 0) samples[i] = 20_000;
        hear(samples, 8, 10);
        assertThat(levels).containsExactly(Double.NEGATIVE_INFINITY);
    }

    @Test
    void whatIsKeptLastsThreeSecondsAtTheRateOfCallsWhateverTheDevicesRate() {
        ear.keep();
        var tone = new SineTone(440);
        var samples = new short[SoundSource.PIECE];
        // A device of 24 kHz hears the same samples at half the speed, an octave lower.
        for (var piece = 0; piece < 160; piece++) {
            tone.next(samples);
            ear.heard(samples, 24_000, 1);
        }
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst()).hasSize(3 * SoundSource.SAMPLE_RATE);
        assertThat(toneOf(recorded.getFirst())).isEqualTo(220);
    }

    @Test
    void whatIsForgottenIsNotKept() {
        ear.keep();
        ear.forget();
        hear(new short[480], 1, 400);
        assertThat(recorded).isEmpty();
    }

    @Test
    void soundIsPlayedAtTheSpeakersRateInAllItsChannelsAndThenEnds() {
        var ended = new int[1];
        var tone = new short[SoundSource.SAMPLE_RATE];
        for (var i = 0; i < tone.length; i++) tone[i] = (short) (8000 * Math.sin(2 * Math.PI * 440 * i / 48_000));
        var piece = new TrialPlayer.Piece(tone, () -> ended[0]++);
        var played = new short[44_100];
        for (var part = 0; part < 100; part++) {
            var out = new byte[441 * 2 * 2];
            piece.fill(out, 441, 2, 44_100);
            var samples = ByteBuffer.wrap(out).order(ByteOrder.nativeOrder()).asShortBuffer();
            for (var i = 0; i < 441; i++) {
                played[part * 441 + i] = samples.get(2 * i);
                assertThat(samples.get(2 * i + 1)).isEqualTo(samples.get(2 * i));
            }
        }
        assertThat(ended[0]).isZero();
        for (var part = 0; part < 60; part++) piece.fill(new byte[441 * 4], 441, 2, 44_100);
        assertThat(ended[0]).isEqualTo(1);
        assertThat(played).contains((short) 7999);
    }

    @Test
    void theMelodyIsClearAndNotLoud() {
        var melody = Melody.samples();
        var loudest = 0;
        for (var sample : melody) loudest = Math.max(loudest, Math.abs(sample));
        assertThat(loudest).isBetween(4000, 7000);
        assertThat(melody.length).isBetween(SoundSource.SAMPLE_RATE / 2, 2 * SoundSource.SAMPLE_RATE);
    }

    private void hear(short[] samples, int channels, int times) {
        for (var time = 0; time < times; time++) ear.heard(samples, SoundSource.SAMPLE_RATE, channels);
    }

    private static double toneOf(short[] samples) {
        var meter = new ToneMeter();
        meter.heard(samples, SoundSource.SAMPLE_RATE, 1);
        return meter.read().toneHz();
    }
}
