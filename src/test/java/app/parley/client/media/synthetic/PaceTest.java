package app.parley.client.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MS = 1_000_000;

    private final Pace pace = new Pace(10 * MS, 0);

    @Test
    void theNextMomentDoesNotDependOnHowLongTheLastTook() {
        assertThat(pace.advance(0)).isEqualTo(10 * MS);
        assertThat(pace.advance(13 * MS)).isEqualTo(7 * MS);
    }

    @Test
    void lateMomentsAreCaughtUpWith() {
        assertThat(pace.advance(35 * MS)).isZero();
        assertThat(pace.advance(35 * MS)).isZero();
        assertThat(pace.advance(35 * MS)).isZero();
        assertThat(pace.advance(35 * MS)).isEqualTo(5 * MS);
    }

    @Test
    void whoIsTooLateBeginsAnew() {
        assertThat(pace.advance(2000 * MS)).isZero();
        assertThat(pace.advance(2000 * MS)).isEqualTo(10 * MS);
    }
}
