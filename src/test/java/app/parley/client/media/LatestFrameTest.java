package app.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.FakeFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LatestFrameTest {
    private final LatestFrame frames = new LatestFrame();

    @Test
    void theNewestWinsAndTheDisplacedIsReleased() {
        var old = FakeFrame.of(2, 2);
        var young = FakeFrame.of(2, 2);
        frames.offer(old);
        frames.offer(young);
        assertThat(old.releases()).hasValue(1);
        assertThat(frames.take()).isSameAs(young);
        assertThat(young.releases()).hasValue(0);
        assertThat(frames.take()).isNull();
        assertThat(frames.offered()).isEqualTo(2);
    }

    @Test
    void afterTheCloseWhateverIsOfferedIsReleased() {
        var waiting = FakeFrame.of(2, 2);
        var late = FakeFrame.of(2, 2);
        frames.offer(waiting);
        frames.close();
        frames.offer(late);
        assertThat(waiting.releases()).hasValue(1);
        assertThat(late.releases()).hasValue(1);
        assertThat(frames.take()).isNull();
    }

    @Test
    void noFrameIsLostOrReleasedTwiceBetweenTwoThreads() throws InterruptedException {
        var all = new ArrayList<FakeFrame>();
        for (var i = 0; i < 10_000; i++) all.add(FakeFrame.of(2, 2));
        var started = new CountDownLatch(1);
        var taker = Thread.ofVirtual().start(() -> {
            started.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                var frame = frames.take();
                if (frame != null) frame.release();
                else Thread.onSpinWait();
            }
        });
        started.await();
        List.copyOf(all).forEach(frames::offer);
        frames.close();
        taker.interrupt();
        taker.join();
        assertThat(all).allMatch(frame -> frame.releases().get() == 1);
    }
}
