package app.parley.client.desktop.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SleepGapTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final SleepGap gap = new SleepGap();

    @Test
    void whoLooksInTimeHasNotSlept() {
        assertThat(gap.look(NOON)).isFalse();
        assertThat(gap.look(NOON.plusSeconds(5))).isFalse();
        // A busy machine is late.
        assertThat(gap.look(NOON.plusSeconds(25))).isFalse();
    }

    @Test
    void whoFindsTimeGoneHasSlept() {
        gap.look(NOON);
        assertThat(gap.look(NOON.plusSeconds(3600))).isTrue();
        assertThat(gap.look(NOON.plusSeconds(3605))).isFalse();
    }

    @Test
    void aClockThatIsSetBackIsNoSleep() {
        gap.look(NOON);
        assertThat(gap.look(NOON.minusSeconds(3600))).isFalse();
        assertThat(gap.look(NOON.minusSeconds(3595))).isFalse();
    }
}
