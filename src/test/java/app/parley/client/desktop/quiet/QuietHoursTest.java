package app.parley.client.desktop.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /// 2026-01-05 is a Monday.
    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-01-05T21:59, false",
        "22:00, 07:00, 2026-01-05T22:00, true",
        "22:00, 07:00, 2026-01-06T06:59, true",
        "22:00, 07:00, 2026-01-06T07:00, false",
        // The night before belongs to Sunday, which is not among the days.
        "22:00, 07:00, 2026-01-05T06:00, false",
        // Tuesday's night is not either.
        "22:00, 07:00, 2026-01-06T23:00, false",
        "12:00, 13:00, 2026-01-05T12:00, true",
        "12:00, 13:00, 2026-01-05T13:00, false",
        "12:00, 13:00, 2026-01-06T12:30, false",
        "09:00, 09:00, 2026-01-05T08:59, false",
        "09:00, 09:00, 2026-01-05T09:00, true",
        "09:00, 09:00, 2026-01-06T08:59, true",
        "09:00, 09:00, 2026-01-06T09:00, false",
        "00:00, 00:00, 2026-01-05T23:59, true",
        "00:00, 00:00, 2026-01-06T00:00, false",
    })
    void mondaysHoursHoldAcrossMidnight(LocalTime from, LocalTime to, LocalDateTime at, boolean quiet) {
        assertThat(new QuietHours(true, Set.of(DayOfWeek.MONDAY), from, to).holds(at))
                .isEqualTo(quiet);
    }

    @Test
    void switchedOffNothingIsQuiet() {
        var never = new QuietHours(false, EnumSet.allOf(DayOfWeek.class), LocalTime.MIN, LocalTime.MIN);

        assertThat(never.holds(LocalDateTime.parse("2026-01-05T12:00"))).isFalse();
    }

    /// In Berlin the clocks go from 2:00 to 3:00 on 2026-03-29, and from 3:00 to 2:00 on 2026-10-25.
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, true",
        "2026-03-29T01:00:00Z, false",
        "2026-10-25T00:30:00Z, true",
        "2026-10-25T01:30:00Z, true",
        "2026-10-25T02:00:00Z, false",
    })
    void theClockOnTheWallDecidesWhenSummerTimeBeginsAndEnds(Instant now, boolean quiet) {
        var night = new QuietHours(true, Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(3, 0));

        assertThat(night.holds(LocalDateTime.ofInstant(now, BERLIN))).isEqualTo(quiet);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var hours : new QuietHours[] {
            QuietHours.NIGHTS,
            new QuietHours(true, Set.of(), LocalTime.of(1, 2), LocalTime.of(3, 4)),
            new QuietHours(true, Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), LocalTime.MIN, LocalTime.NOON)
        }) {
            assertThat(QuietHours.read(hours.write())).contains(hours);
        }
        assertThat(QuietHours.read("on SOMEDAY 1:00 2:00")).isEmpty();
        assertThat(QuietHours.read("on - 25:00 02:00")).isEmpty();
        assertThat(QuietHours.read("whatever")).isEmpty();
    }
}
