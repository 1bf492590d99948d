package app.parley.server.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What waits is handed out once, by whichever threads it is offered and taken.
class OutboxTest {
    private static final EnginePacket FIRST = EnginePacket.message("first");
    private static final EnginePacket SECOND = EnginePacket.message("second");

    private final Outbox outbox = new Outbox(1_000);

    @Test
    void whatIsOfferedAfterNothingWasTakenIsTakenOnce() {
        var nothing = outbox.take();

        outbox.offer(List.of(FIRST));

        assertThat(nothing.packets()).isEmpty();
        assertThat(outbox.take().packets()).containsExactly(FIRST);
        assertThat(outbox.take().packets()).isEmpty();
    }

    @Test
    void whatIsOfferedWhileABatchIsWrittenComesWithTheNext() {
        outbox.offer(List.of(FIRST));
        var batch = outbox.take();

        outbox.offer(List.of(SECOND));

        assertThat(batch.packets()).containsExactly(FIRST);
        assertThat(outbox.take().packets()).containsExactly(SECOND);
    }

    @Test
    void whatIsTakenWeighsUntilItIsWritten() {
        outbox.offer(List.of(FIRST));
        var batch = outbox.take();

        assertThat(outbox.bytes()).isEqualTo(FIRST.size());
        outbox.written(batch);
        assertThat(outbox.bytes()).isZero();
    }
}
