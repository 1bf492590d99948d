package app.parley.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Instant timeOfDay = NOON;
    private long nanos = 7;
    private final SteadyClock clock = new SteadyClock(() -> timeOfDay, () -> nanos);

    @Test
    void itIsTheTimeOfDayWhileThatGoesEvenly() {
        for (var second = 1; second <= 60; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(second));
        }
    }

    @Test
    void aJumpForwardHurriesItByATenthAtMost() {
        timeOfDay = timeOfDay.plus(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(NOON);
        for (var second = 0; second < 30; second++) {
            pass(Duration.ofSeconds(1));
            clock.instant();
        }
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(33));
    }

    @Test
    void aJumpBackSlowsItByATenthAtMostAndNeverTurnsIt() {
        timeOfDay = timeOfDay.minus(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(NOON);
        for (var second = 0; second < 30; second++) {
            pass(Duration.ofSeconds(1));
            clock.instant();
        }
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(27));
    }

    @Test
    void aSmallDifferenceIsMadeUpForAndGone() {
        timeOfDay = timeOfDay.plusMillis(150);
        for (var second = 1; second <= 5; second++) {
            pass(Duration.ofSeconds(1));
            clock.instant();
        }
        assertThat(clock.instant()).isEqualTo(timeOfDay);
    }

    @Test
    void itTakesTheTimeOfDayOnceNobodyHasWaitedForAnything() {
        timeOfDay = timeOfDay.minus(Duration.ofDays(1));
        pass(Duration.ofSeconds(11));
        assertThat(clock.instant()).isEqualTo(timeOfDay);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        timeOfDay = timeOfDay.plus(time);
    }
}
