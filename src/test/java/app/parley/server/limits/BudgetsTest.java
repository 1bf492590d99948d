package app.parley.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Budgets<String, Budget> budgets = Budgets.of(Rate.perMinute(3, 6), 4, nanos::get);

    @Test
    void aBurstIsLetThroughAndThenOneAtATime() {
        for (var i = 0; i < 3; i++) assertThat(Budgets.take(budgets, "a")).isEmpty();
        var wait = Budgets.take(budgets, "a");
        assertThat(wait).hasValue(10_001);
        pass(Duration.ofSeconds(9));
        assertThat(Budgets.take(budgets, "a")).hasValue(1_001);
        pass(Duration.ofMillis(1_001));
        assertThat(Budgets.take(budgets, "a")).isEmpty();
        assertThat(Budgets.take(budgets, "a")).isPresent();
    }

    @Test
    void everybodyHasTheirOwn() {
        for (var i = 0; i < 4; i++) Budgets.take(budgets, "a");
        assertThat(Budgets.take(budgets, "a")).isPresent();
        assertThat(Budgets.take(budgets, "b")).isEmpty();
    }

    @Test
    void whatWasGivenBackDoesNotCount() {
        for (var i = 0; i < 20; i++) {
            var budget = budgets.of("a");
            assertThat(budget.take()).isEmpty();
            budget.giveBack();
        }
    }

    @Test
    void thoseWhoAreIdleAreForgotten() {
        Budgets.take(budgets, "a");
        Budgets.take(budgets, "b");
        pass(Duration.ofMinutes(1));
        Budgets.take(budgets, "c");
        assertThat(budgets.has("a")).isFalse();
        assertThat(budgets.has("b")).isFalse();
        assertThat(budgets.size()).isEqualTo(1);
    }

    @Test
    void noMoreAreRememberedThanTheBound() {
        for (var i = 0; i < 1_000; i++) Budgets.take(budgets, "address " + i);
        assertThat(budgets.size()).isEqualTo(4);
        assertThat(budgets.has("address 999")).isTrue();
        assertThat(budgets.has("address 0")).isFalse();
    }

    @Test
    void theOneUsedLongestAgoMakesRoom() {
        for (var i = 0; i < 4; i++) Budgets.take(budgets, "a");
        for (var i = 0; i < 100; i++) {
            Budgets.take(budgets, "address " + i);
            assertThat(Budgets.take(budgets, "a"))
                    .as("a is busy, and stays counted")
                    .isPresent();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
