package app.parley.client.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.ServerConfig;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconnectPolicyTest {
    private static final ReconnectPolicy POLICY = ReconnectPolicy.DEFAULT;

    @Test
    void theFirstAttemptIsMadeAtOnce() {
        assertThat(POLICY.pause(0, 1)).isZero();
    }

    @Test
    void pausesDoubleUpToTheBound() {
        var pauses = IntStream.rangeClosed(1, 5)
                .mapToObj(attempt -> POLICY.pause(attempt, 1).toMillis());

        assertThat(pauses).containsExactly(500L, 1000L, 2000L, 4000L, 5000L);
        assertThat(POLICY.pause(1_000_000, 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void pausesAreSpreadOverTheirSecondHalf() {
        assertThat(POLICY.pause(3, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.pause(3, 0.5)).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aCallsGraceHasRoomForThreeAttempts() {
        assertThat(POLICY.most().multipliedBy(3).toMillis())
                .isLessThanOrEqualTo(
                        ServerConfig.DEFAULTS.calls().reconnectGrace().toMillis());
    }
}
