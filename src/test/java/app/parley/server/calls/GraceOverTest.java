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

/// Devices that lose their socket and do not come back: the protocol's section 5.
@Timeout(60)
class GraceOverTest {
    /// Long enough for the other steps of a test, short enough to wait for.
    private static final long SHORT_MS = 400;

    @TempDir
    Path folder;

    @Test
    void aParticipantWhoStaysAwayEndsTheCallAsCompleted() {
        try (var scene = CallScene.open(folder, LONG_MS, SHORT_MS)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var id = scene.talk(anna, scene.ben, ben);
            anna.close();
            assertThat(ben.await(ServerCallEvent.PeerReconnecting.class).graceMs())
                    .isEqualTo(SHORT_MS);
            var ended = ended(ben, id);
            assertThat(ended.reason()).isEqualTo(Reason.DISCONNECTED);
            assertThat(ended.endedBy()).isNull();
            assertThat(ended.durationMs()).isGreaterThanOrEqualTo(SHORT_MS);
            var record = scene.left(ben, id);
            assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(record.durationMs()).isEqualTo(ended.durationMs());
            assertThat(news(ben)).isEmpty();
            var again = scene.anna.connect();
            assertThat(again.refusalOf(new ClientCallEvent.Resume(id))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
            assertThat(again.ask(scene.calling(scene.ben))).isInstanceOf(Ack.Initiated.class);
        }
    }

    @Test
    void withoutGraceALostDeviceEndsTheCallAtOnce() {
        try (var scene = CallScene.open(folder, LONG_MS, 0)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var id = scene.talk(anna, scene.ben, ben);
            ben.close();
            assertThat(ended(anna, id).reason()).isEqualTo(Reason.DISCONNECTED);
            assertThat(news(anna)).isEmpty();
        }
    }

    @Test
    void aCallerLostWhileItRingsCancelsTheCall() {
        try (var scene = CallScene.open(folder, LONG_MS, SHORT_MS)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var phone = scene.ben.on("phone").connect();
            var id = scene.ring(anna, scene.ben, ben);
            anna.close();
            for (var device : List.of(ben, phone)) {
                assertThat(ended(device, id)).isEqualTo(new ServerCallEvent.Ended(id, Reason.DISCONNECTED, null, 0));
            }
            assertThat(scene.left(ben, id).outcome()).isEqualTo(Outcome.CANCELLED);
        }
    }

    @Test
    void aCallerLostWhileItRingsHasFiveSecondsAtMostHoweverLongTheGrace() {
        try (var scene = CallScene.open(folder, LONG_MS, LONG_MS)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var id = scene.ring(anna, scene.ben, ben);
            anna.close();
            assertThat(ended(ben, id).reason()).isEqualTo(Reason.DISCONNECTED);
            var record = scene.left(ben, id);
            assertThat(record.endedAt() - record.createdAt()).isBetween(5_000L, 10_000L);
        }
    }

    @Test
    void theCalleesLastDeviceLostWhileItRingsMissesTheCall() {
        try (var scene = CallScene.open(folder, LONG_MS, SHORT_MS)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var phone = scene.ben.on("phone").connect();
            var id = scene.ring(anna, scene.ben, ben);
            ben.close();
            incoming(phone, id);
            assertThat(news(anna)).isEmpty();
            phone.close();
            assertThat(ended(anna, id)).isEqualTo(new ServerCallEvent.Ended(id, Reason.DISCONNECTED, null, 0));
            assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.MISSED);
        }
    }

    @Test
    void aCallThatIsHeldIsLostLikeAnyOther() {
        try (var scene = CallScene.open(folder, LONG_MS, SHORT_MS)) {
            var anna = scene.anna.connect();
            var ben = scene.ben.connect();
            var id = scene.talk(anna, scene.ben, ben);
            ben.ask(Ack.Done.class, new ClientCallEvent.Hold(id, true));
            anna.close();
            assertThat(ended(ben, id).reason()).isEqualTo(Reason.DISCONNECTED);
        }
    }
}
