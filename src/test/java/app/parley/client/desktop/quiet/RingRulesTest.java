package app.parley.client.desktop.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.protocol.CallId;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingRulesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /// A Monday, 23:30 on Berlin's walls.
    private static final Instant NIGHT = Instant.parse("2026-01-05T22:30:00Z");

    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");

    @ParameterizedTest
    @CsvSource({
        // by hand, hours, focus, silent | ben excepted, again, again passes | rings
        "false, false, false, false, false, false, true,  true",
        "true,  false, false, false, false, false, true,  false",
        "false, true,  false, false, false, false, true,  false",
        "false, false, true,  false, false, false, true,  false",
        "false, false, false, true,  false, false, true,  false",
        "true,  true,  true,  true,  true,  false, false, true",
        "true,  false, false, false, false, true,  true,  true",
        "true,  false, false, false, false, true,  false, false",
        "false, false, false, true,  false, true,  true,  true",
    })
    void aCallRingsUnlessItIsQuietAndNothingExceptsIt(
            boolean byHand,
            boolean hours,
            boolean focus,
            boolean silent,
            boolean excepted,
            boolean again,
            boolean againPasses,
            boolean rings) {
        var nights = QuietHours.NIGHTS;
        var choices = new RingRules.Choices(
                byHand ? new DoNotDisturb.On() : new DoNotDisturb.Off(),
                new QuietHours(hours, nights.days(), nights.from(), nights.to()),
                excepted ? Set.of(BEN) : Set.of(ANNA),
                againPasses,
                focus);

        assertThat(RingRules.rings(choices, BEN, silent, again, NIGHT, BERLIN)).isEqualTo(rings);
    }

    @Test
    void aWordUntilATimeEndsByItself() {
        var hour = new DoNotDisturb.Until(NIGHT.plus(Duration.ofHours(1)));

        assertThat(hour.holds(NIGHT.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(hour.holds(NIGHT.plus(Duration.ofHours(1)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T22:30:00Z, 2026-01-06T07:00:00Z",
        // After midnight the coming morning is meant.
        "2026-01-06T01:30:00Z, 2026-01-06T07:00:00Z",
        "2026-01-06T05:00:00Z, 2026-01-07T07:00:00Z",
        // The night of 2026-03-29 is an hour short.
        "2026-03-28T12:00:00Z, 2026-03-29T06:00:00Z",
    })
    void tomorrowBeginsAtEightOnTheWall(Instant now, Instant end) {
        assertThat(DoNotDisturb.tomorrow(now, BERLIN).end()).isEqualTo(end);
    }

    @Test
    void theSecondCallOfTheSamePersonWithinThreeMinutesIsOneAgain() {
        var calls = RecentCalls.NONE.with(new CallId("1"), ANNA, NIGHT);

        assertThat(calls.isAgain(new CallId("2"), ANNA, NIGHT.plusSeconds(180))).isTrue();
        assertThat(calls.isAgain(new CallId("2"), ANNA, NIGHT.plusSeconds(181))).isFalse();
        assertThat(calls.isAgain(new CallId("2"), BEN, NIGHT.plusSeconds(1))).isFalse();
    }

    @Test
    void aCallThatTheServerTellsTwiceIsOne() {
        var calls =
                RecentCalls.NONE.with(new CallId("1"), ANNA, NIGHT).with(new CallId("1"), ANNA, NIGHT.plusSeconds(5));

        assertThat(calls.calls()).hasSize(1);
        assertThat(calls.isAgain(new CallId("1"), ANNA, NIGHT.plusSeconds(6))).isFalse();
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        var calls =
                RecentCalls.NONE.with(new CallId("1"), ANNA, NIGHT).with(new CallId("2"), BEN, NIGHT.plusSeconds(400));

        assertThat(calls.calls()).extracting(RecentCalls.Entry::caller).containsExactly(BEN);
    }

    @Test
    void choicesAreReadAsTheyWereWritten() {
        for (var word :
                new DoNotDisturb[] {new DoNotDisturb.Off(), new DoNotDisturb.On(), new DoNotDisturb.Until(NIGHT)}) {
            assertThat(DoNotDisturb.read(word.write())).contains(word);
        }
        assertThat(DoNotDisturb.read("until whenever")).isEmpty();
        assertThat(DoNotDisturb.read("perhaps")).isEmpty();
        var preferences = Preferences.unkept();
        preferences.set(QuietPreferences.EXCEPTED, Set.of(ANNA, BEN));
        assertThat(preferences.get(QuietPreferences.EXCEPTED)).containsExactlyInAnyOrder(ANNA, BEN);
        assertThat(QuietPreferences.EXCEPTED.read().apply("an na")).isEmpty();
    }
}
