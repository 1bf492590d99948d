package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A call that nobody answers.
@Timeout(60)
class CallTimeoutTest {
    @TempDir
    Path folder;

    @Test
    void itEndsByItselfTellingTheCallerTwiceAndTheCalleesDevicesOnce() {
        try (var scene = CallScene.open(folder, 300, 60_000)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var phone = scene.ben.on("phone").connect();
            var ack = anna.ask(Ack.Initiated.class, scene.calling(scene.ben));
            var ended = new ServerCallEvent.Ended(ack.callId(), Reason.TIMEOUT, null, 0);
            for (var device : List.of(ben, phone))
                assertThat(ended(device, ack.callId())).isEqualTo(ended);
            ended(anna, ack.callId());
            // Taken out of order above, so asked for here: the one before the other.
            anna.await(ServerCallEvent.Timeout.class);
            assertThat(news(anna)).singleElement().isInstanceOf(ServerCallEvent.Initiated.class);
            assertThat(news(phone)).singleElement().isInstanceOf(ServerCallEvent.Incoming.class);
            var record = scene.left(anna, ack.callId());
            assertThat(record.outcome()).isEqualTo(Outcome.MISSED);
            assertThat(record.endedAt()).isEqualTo(ack.expiresAt());
            assertThat(ben.refusalOf(new ClientCallEvent.Accept(ack.callId(), null)))
                    .isEqualTo(ErrorCode.CALL_NOT_RINGING);
            assertThat(ben.ask(scene.calling(scene.anna))).isInstanceOf(Ack.Initiated.class);
        }
    }

    @Test
    void theCallerHearsOfTheTimeoutBeforeTheEnd() {
        try (var scene = CallScene.open(folder, 300, 60_000)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            scene.ring(anna, scene.ben, ben);
            ben.await(ServerCallEvent.Ended.class);
            assertThat(news(anna))
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly("Timeout", "Ended");
        }
    }

    @Test
    void anAnsweredCallDoesNotTimeOut() {
        try (var scene = CallScene.open(folder, 500, 60_000)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var id = scene.talk(anna, scene.ben, ben);
            // A later call of others times out while this one goes on.
            var cleo = scene.cleo.connect();
            var dora = scene.cleo.on("other").connect();
            assertThat(cleo.refusalOf(scene.calling(scene.ben))).isEqualTo(ErrorCode.CALLEE_BUSY);
            anna.ask(Ack.Done.class, new ClientCallEvent.Hold(id, true));
            var second = scene.ring(anna, scene.cleo, cleo);
            assertThat(ended(dora, second).reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(ben.await(ServerCallEvent.Held.class).on()).isTrue();
            assertThat(news(ben)).isEmpty();
            anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
            assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.COMPLETED);
        }
    }
}
