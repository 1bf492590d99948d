package app.parley.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadLoopTest {
    @Test
    void handlesInTheOrderOfPostingOnItsOwnThread() {
        var handled = new CopyOnWriteArrayList<Integer>();
        var threads = new CopyOnWriteArrayList<String>();
        try (var loop = new ThreadLoop<Integer>("test-loop", message -> {
            handled.add(message);
            threads.add(Thread.currentThread().getName());
        })) {
            IntStream.range(0, 1000).forEach(loop::post);
        }
        assertThat(handled)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
        assertThat(threads).containsOnly("test-loop");
    }

    @Test
    void knowsItsThread() throws InterruptedException {
        var done = new CountDownLatch(1);
        var inside = new CopyOnWriteArrayList<Boolean>();
        try (var loop = new ThreadLoop<Runnable>("test-loop", Runnable::run)) {
            loop.post(() -> inside.add(loop.isCurrent()));
            loop.post(done::countDown);
            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(loop.isCurrent()).isFalse();
        }
        assertThat(inside).containsExactly(true);
    }

    @Test
    void goesOnAfterAHandlerThatThrows() {
        var handled = new CopyOnWriteArrayList<Integer>();
        try (var loop = new ThreadLoop<Integer>("test-loop", message -> {
            if (message == 1) throw new IllegalStateException("planted");
            handled.add(message);
        })) {
            loop.post(1);
            loop.post(2);
        }
        assertThat(handled).containsExactly(2);
    }

    @Test
    void forgetsWhatIsCancelledAndWhatIsDelayedBeyondItsEnd() {
        var handled = new CopyOnWriteArrayList<Integer>();
        try (var loop = new ThreadLoop<Integer>("test-loop", handled::add)) {
            loop.postAfter(Duration.ofHours(1), 1);
            loop.postAfter(Duration.ofNanos(1), 2).cancel();
            loop.post(3);
        }
        assertThat(handled).doesNotContain(1).contains(3);
    }

    @Test
    void dropsWhatIsPostedAfterItsEnd() {
        var handled = new CopyOnWriteArrayList<Integer>();
        var loop = new ThreadLoop<Integer>("test-loop", handled::add);
        loop.close();
        loop.post(1);
        loop.close();
        assertThat(handled).isEmpty();
    }
}
