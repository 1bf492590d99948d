package app.parley.client.desktop.sound;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallEffect.Cue;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RingtoneTest {
    @ParameterizedTest
    @EnumSource(Ringtone.class)
    void aRoundIsHeardIsNotCutAndBeginsAndEndsInSilence(Ringtone tone) {
        var round = tone.round();

        assertThat(round.length).isBetween(2 * Synth.SAMPLE_RATE, 5 * Synth.SAMPLE_RATE);
        assertThat(loudest(round)).isBetween(6_000, 30_000);
        // A round follows a round: a step from one to the next would be a click.
        assertThat(Math.abs(round[0])).isLessThan((short) 200);
        assertThat(loudest(Arrays.copyOfRange(round, round.length - Synth.SAMPLE_RATE / 20, round.length)))
                .isLessThan(300);
    }

    @Test
    void everyRingtoneIsAnother() {
        var rounds = new HashSet<Integer>();
        for (var tone : Ringtone.values()) rounds.add(Arrays.hashCode(tone.round()));

        assertThat(rounds).hasSize(Ringtone.values().length);
    }

    @ParameterizedTest
    @EnumSource(Cue.class)
    void theTonesAroundACallAreSoft(Cue cue) {
        assertThat(loudest(Tones.cue(cue))).isBetween(1_000, 8_000);
    }

    private static int loudest(short[] samples) {
        var most = 0;
        for (var sample : samples) most = Math.max(most, Math.abs(sample));
        return most;
    }
}
