package app.parley.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.store.StoreUnavailableException;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CallTimerTest {
    private final ManualClock clock = new ManualClock();
    private final FakeWork work = new FakeWork();
    private final CallTimer timer = new CallTimer(handler -> new ManualLoop<>(clock, handler), clock, work);

    @Test
    void itSleepsUntilTheEarliestTimeAndSweepsOnceAtEach() {
        work.then.add(OptionalLong.of(in(9)));
        timer.dueAt(in(9));
        timer.dueAt(in(4));
        timer.dueAt(in(7));
        clock.advance(Duration.ofSeconds(3));
        assertThat(work.sweptAt).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(work.sweptAt).containsExactly(4L, 9L);
    }

    @Test
    void aTimeThatPassedAlreadyIsSweptAtOnce() {
        timer.dueAt(in(-5));
        clock.runDue();
        assertThat(work.sweptAt).containsExactly(0L);
    }

    @Test
    void aSweepThatFailsIsTriedAgain() {
        work.failing = true;
        timer.dueAt(in(4));
        clock.advance(Duration.ofSeconds(6));
        work.failing = false;
        clock.advance(Duration.ofSeconds(10));
        assertThat(work.sweptAt).containsExactly(4L, 5L, 6L, 7L);
    }

    @Test
    void itBeatsFromTheFirstCallToTheLastAndBeginsAnew() {
        work.calls = true;
        timer.dueAt(in(60));
        timer.dueAt(in(70));
        clock.advance(Duration.ofSeconds(5));
        assertThat(work.beats).isEqualTo(3);
        work.calls = false;
        clock.advance(Duration.ofSeconds(10));
        assertThat(work.beats).isEqualTo(4);
        work.calls = true;
        timer.dueAt(in(60));
        clock.advance(Duration.ofSeconds(1));
        assertThat(work.beats).isEqualTo(5);
    }

    private long in(long seconds) {
        return ManualClock.START.plusSeconds(seconds).toEpochMilli();
    }

    private final class FakeWork implements CallTimer.Work {
        final List<Long> sweptAt = new ArrayList<>();
        final Queue<OptionalLong> then = new ArrayDeque<>();
        boolean failing;
        boolean calls;
        int beats;

        @Override
        public OptionalLong sweep() {
            sweptAt.add(Duration.between(ManualClock.START, clock.instant()).toSeconds());
            if (failing) throw new StoreUnavailableException("the disk is full");
            return then.isEmpty() ? OptionalLong.empty() : then.remove();
        }

        @Override
        public boolean beat() {
            beats++;
            return calls;
        }
    }
}
