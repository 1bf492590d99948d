package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OperationQueueTest {
    private final ManualLoop<Runnable> loop = new ManualLoop<>(Runnable::run);
    private final List<String> seen = new ArrayList<>();
    private final OperationQueue queue = new OperationQueue(loop, (name, error) -> seen.add(name + " failed"));

    private CompletableFuture<Void> add(String name) {
        var future = new CompletableFuture<Void>();
        queue.add(name, () -> {
            seen.add(name);
            return future;
        });
        return future;
    }

    @Test
    void theNextBeginsWhenTheLastIsDone() {
        var first = add("first");
        var second = add("second");
        loop.runDue();
        assertThat(seen).containsExactly("first");
        first.complete(null);
        loop.runDue();
        assertThat(seen).containsExactly("first", "second");
        second.complete(null);
    }

    @Test
    void aFailureIsToldAndTheNextBegins() {
        var first = add("first");
        queue.add("second", () -> {
            throw new IllegalStateException("at once");
        });
        var _ = add("third");
        loop.runDue();
        first.completeExceptionally(new IllegalStateException("later"));
        loop.runDue();
        assertThat(seen).containsExactly("first", "first failed", "second failed", "third");
    }

    @Test
    void whatIsIdleWaitsForEverythingElse() {
        queue.addWhenIdle("slow", () -> seen.add("slow"));
        var first = add("first");
        var second = add("second");
        loop.runDue();
        first.complete(null);
        loop.runDue();
        second.complete(null);
        loop.runDue();
        assertThat(seen).containsExactly("first", "second", "slow");
    }

    @Test
    void theEndComesAfterTheOperationInHandAndForgetsTheRest() {
        var first = add("first");
        var _ = add("second");
        loop.runDue();
        queue.end(() -> seen.add("end"));
        var _ = add("third");
        loop.runDue();
        assertThat(seen).containsExactly("first");
        first.completeExceptionally(new IllegalStateException("because of the end"));
        loop.runDue();
        assertThat(seen).containsExactly("first", "end");
        loop.advance(Duration.ofMinutes(1));
        assertThat(seen).containsExactly("first", "end");
    }

    @Test
    void theEndDoesNotWaitForEver() {
        var _ = add("never done");
        loop.runDue();
        queue.end(() -> seen.add("end"));
        loop.advance(Duration.ofSeconds(2));
        assertThat(seen).containsExactly("never done", "end");
    }

    @Test
    void anIdleQueueEndsAtOnce() {
        queue.end(() -> seen.add("end"));
        queue.end(() -> seen.add("again"));
        assertThat(seen).containsExactly("end");
    }
}
