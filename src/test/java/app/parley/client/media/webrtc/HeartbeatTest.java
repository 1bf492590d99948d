package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final Heartbeat beat = new Heartbeat();

    private int deaths(boolean expected, double... counts) {
        var deaths = 0;
        for (var count : counts) if (beat.stopped(expected, count)) deaths++;
        return deaths;
    }

    @Test
    void whatGrowsLives() {
        assertThat(deaths(true, 1, 2, 3, 4, 5, 6, 7)).isZero();
    }

    @Test
    void whatStandsStillForFourLooksIsDeadOnce() {
        assertThat(deaths(true, 1, 1, 1, 1)).isZero();
        assertThat(deaths(true, 1)).isOne();
        assertThat(deaths(true, 1, 1, 1)).isZero();
    }

    @Test
    void aPauseOfAMomentIsForgiven() {
        assertThat(deaths(true, 1, 1, 1, 2, 2, 2, 3, 3)).isZero();
    }

    @Test
    void whatIsNotToGrowMayStandStill() {
        assertThat(deaths(false, 1, 1, 1, 1, 1, 1, 1)).isZero();
    }

    @Test
    void whatWasNeverMeasuredIsNotDead() {
        assertThat(deaths(true, 0, 0, 0, 0, 0, 0, 0)).isZero();
    }
}
