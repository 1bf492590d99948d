package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.CallStats;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FullAtOnceTest {
    private static final long SECOND = 1_000_000_000;

    private final FullAtOnce full = new FullAtOnce();

    private void way(@Nullable String pair, @Nullable Double rtt) {
        full.way(new CallStats(rtt, null, null, null, 0, 0, 0, pair));
    }

    @Test
    void onANearWayTheFirstMomentsOfPicturesHaveAFloor() {
        way("host/host", 1.0);
        assertThat(full.leastBitrate(false, 0)).isZero();
        assertThat(full.leastBitrate(true, 5 * SECOND)).isEqualTo(2_500_000);
        assertThat(full.leastBitrate(true, 6 * SECOND)).isEqualTo(2_500_000);
        assertThat(full.leastBitrate(true, 8 * SECOND)).isZero();
    }

    @Test
    void whoSwitchesTheCameraOnAgainHasTheMomentsAgain() {
        way("host/host", 1.0);
        full.leastBitrate(true, 0);
        full.leastBitrate(false, 3 * SECOND);
        assertThat(full.leastBitrate(true, 4 * SECOND)).isEqualTo(2_500_000);
    }

    @Test
    void aWayThatTurnsOutFarLosesTheFloor() {
        way("host/host", 1.0);
        assertThat(full.leastBitrate(true, 0)).isPositive();
        way("host/host", 60.0);
        assertThat(full.leastBitrate(true, SECOND)).isZero();
    }

    @Test
    void relayedTranslatedAndUnknownWaysHaveNone() {
        way("relay/host", 1.0);
        assertThat(full.leastBitrate(true, 0)).isZero();
        way("srflx/srflx", 1.0);
        assertThat(full.leastBitrate(true, 0)).isZero();
        way(null, null);
        assertThat(full.leastBitrate(true, 0)).isZero();
        way("host/host", null);
        assertThat(full.leastBitrate(true, 0)).isZero();
    }
}
