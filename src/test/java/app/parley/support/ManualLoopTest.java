package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualLoopTest {
    private final List<String> seen = new ArrayList<>();
    private final ManualLoop<String> loop = new ManualLoop<>(seen::add);

    @Test
    void nothingIsHandledBeforeTheTestSaysSo() {
        loop.post("a");
        assertThat(seen).isEmpty();

        loop.runDue();

        assertThat(seen).containsExactly("a");
    }

    @Test
    void timersFireInTheOrderOfTimeAcrossLoops() {
        var other = new ManualLoop<String>(loop.clock(), seen::add);
        loop.postAfter(Duration.ofSeconds(3), "third");
        other.postAfter(Duration.ofSeconds(2), "second");
        loop.postAfter(Duration.ofSeconds(1), "first");

        loop.advance(Duration.ofSeconds(2));

        assertThat(seen).containsExactly("first", "second");
        assertThat(loop.clock().instant()).isEqualTo(ManualClock.START.plusSeconds(2));
    }

    @Test
    void aTimerStartedOnTheWayFiresAtItsOwnMoment() {
        var moments = new ArrayList<Duration>();
        var clock = new ManualClock();
        var steps = new ArrayList<ManualLoop<Integer>>();
        var counting = new ManualLoop<Integer>(clock, n -> {
            moments.add(Duration.between(ManualClock.START, clock.instant()));
            if (n > 0) steps.getFirst().postAfter(Duration.ofSeconds(1), n - 1);
        });
        steps.add(counting);

        counting.post(2);
        clock.advance(Duration.ofSeconds(10));

        assertThat(moments).containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aCancelledTimerNeverFires() {
        var delayed = loop.postAfter(Duration.ofSeconds(1), "never");
        delayed.cancel();
        loop.advance(Duration.ofSeconds(2));
        assertThat(seen).isEmpty();
        assertThat(loop.clock().waiting()).isZero();
    }
}
