package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallInfo;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ClientCallEvent.RejectReason;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import app.parley.support.TestSocket;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answering, rejecting and ending through real sockets: the protocol's section 5.
class AnsweringCallsTest extends PatientServer {
    private TestSocket phone;

    @BeforeEach
    void open() {
        phone = scene.ben.on("phone").connect();
    }

    @Test
    void theAnsweringDeviceAndTheCallersAreToldAndTheOthersStopRinging() {
        var id = scene.ring(anna, scene.ben, ben);
        incoming(phone, id);
        var call = phone.ask(Ack.CallAck.class, new ClientCallEvent.Accept(id, null))
                .call();
        assertThat(call.state()).isEqualTo(CallInfo.State.ACTIVE);
        assertThat(call.heldBy()).isEmpty();
        for (var device : List.of(anna, phone)) {
            var accepted = device.await(ServerCallEvent.Accepted.class);
            assertThat(accepted.deviceId().value()).isEqualTo("phone");
            assertThat(accepted.startedAt()).isEqualTo(call.startedAt());
        }
        assertThat(ended(ben, id)).isEqualTo(new ServerCallEvent.Ended(id, Reason.ANSWERED_ELSEWHERE, null, 0));
        for (var device : List.of(anna, ben, phone)) assertThat(news(device)).isEmpty();
    }

    @Test
    void ofTwoAnswersAtOnceExactlyOneWins() {
        for (var round = 0; round < 10; round++) {
            var id = scene.ring(anna, scene.ben);
            var accept = new ClientCallEvent.Accept(id, null);
            var acks = List.of(ben.send(accept), phone.send(accept)).stream()
                    .map(ack -> ack.join())
                    .toList();
            assertThat(acks).filteredOn(Ack.CallAck.class::isInstance).hasSize(1);
            assertThat(acks)
                    .filteredOn(Ack.Refused.class::isInstance)
                    .extracting(ack -> ((Ack.Refused) ack).error().code())
                    .containsExactly(ErrorCode.CALL_NOT_RINGING);
            assertThat(anna.await(ServerCallEvent.Accepted.class).callId()).isEqualTo(id);
            assertThat(news(anna)).isEmpty();
            anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
            anna.forget();
        }
    }

    @Test
    void onlyTheCalleeAnswersOrRejects() {
        var cleo = scene.cleo.connect();
        var id = scene.ring(anna, scene.ben);
        for (var socket : List.of(anna, cleo)) {
            assertThat(socket.refusalOf(new ClientCallEvent.Accept(id, null))).isEqualTo(ErrorCode.NOT_CALLEE);
            assertThat(socket.refusalOf(new ClientCallEvent.Reject(id, null))).isEqualTo(ErrorCode.NOT_CALLEE);
        }
        assertThat(cleo.refusalOf(new ClientCallEvent.End(id, null))).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        assertThat(news(cleo)).isEmpty();
        ben.ask(Ack.CallAck.class, new ClientCallEvent.Accept(id, null));
    }

    @Test
    void anUnknownCallIsNotFound() {
        var nobodys = new CallId("nobodys");
        for (var event : List.of(
                new ClientCallEvent.Accept(nobodys, null),
                new ClientCallEvent.Reject(nobodys, null),
                new ClientCallEvent.End(nobodys, null),
                new ClientCallEvent.Resume(nobodys),
                new ClientCallEvent.Hold(nobodys, true),
                new ClientCallEvent.Signal(nobodys, offer("v=0")),
                new ClientCallEvent.History(nobodys, null))) {
            assertThat(anna.refusalOf(event)).isEqualTo(ErrorCode.CALL_NOT_FOUND);
        }
    }

    @Test
    void aRejectionTellsTheCallerAloneAndTheOtherRingingDevices() {
        for (var reason : RejectReason.values()) {
            var id = scene.ring(anna, scene.ben, ben);
            incoming(phone, id);
            ben.ask(Ack.Done.class, new ClientCallEvent.Reject(id, reason));
            assertThat(anna.await(ServerCallEvent.Rejected.class)).isEqualTo(new ServerCallEvent.Rejected(id, reason));
            assertThat(ended(phone, id)).isEqualTo(new ServerCallEvent.Ended(id, Reason.DECLINED_ELSEWHERE, null, 0));
            for (var device : List.of(anna, ben, phone))
                assertThat(news(device)).isEmpty();
            assertThat(scene.left(anna, id).outcome())
                    .isEqualTo(reason == RejectReason.BUSY ? Outcome.BUSY : Outcome.DECLINED);
        }
    }

    @Test
    void aRejectionWithoutReasonIsDeclined() {
        var id = scene.ring(anna, scene.ben, ben);
        ben.ask(Ack.Done.class, new ClientCallEvent.Reject(id, null));
        assertThat(anna.await(ServerCallEvent.Rejected.class).reason()).isEqualTo(RejectReason.DECLINED);
        assertThat(ben.refusalOf(new ClientCallEvent.Reject(id, null))).isEqualTo(ErrorCode.CALL_NOT_RINGING);
    }

    @Test
    void theCalleesHangUpWhileRingingIsARejection() {
        var id = scene.ring(anna, scene.ben, ben);
        incoming(phone, id);
        ben.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        assertThat(anna.await(ServerCallEvent.Rejected.class).reason()).isEqualTo(RejectReason.DECLINED);
        assertThat(ended(phone, id).reason()).isEqualTo(Reason.DECLINED_ELSEWHERE);
        for (var device : List.of(anna, ben, phone)) assertThat(news(device)).isEmpty();
        assertThat(scene.left(ben, id).outcome()).isEqualTo(Outcome.DECLINED);
    }

    @Test
    void theCallersHangUpWhileRingingCancels() {
        var id = scene.ring(anna, scene.ben, ben);
        incoming(phone, id);
        anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        for (var device : List.of(anna, ben, phone)) {
            assertThat(ended(device, id))
                    .isEqualTo(new ServerCallEvent.Ended(id, Reason.CANCELLED, scene.anna.id(), 0));
            assertThat(news(device)).isEmpty();
        }
        assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aHangUpEndsTheCallForBothDevicesOnce() {
        for (var reason : HangUpReason.values()) {
            var id = scene.talk(anna, scene.ben, ben);
            ended(phone, id);
            ben.ask(Ack.Done.class, new ClientCallEvent.End(id, reason));
            var record = scene.left(anna, id);
            for (var device : List.of(anna, ben)) {
                var ended = ended(device, id);
                assertThat(ended.reason()).isEqualTo(reason == HangUpReason.FAILED ? Reason.FAILED : Reason.HANGUP);
                assertThat(ended.endedBy()).isEqualTo(scene.ben.id());
                assertThat(ended.durationMs()).isEqualTo(record.durationMs());
            }
            for (var device : List.of(anna, ben)) assertThat(news(device)).isEmpty();
            assertThat(record.outcome()).isEqualTo(reason == HangUpReason.FAILED ? Outcome.FAILED : Outcome.COMPLETED);
            assertThat(record.startedAt()).isEqualTo(record.endedAt() - record.durationMs());
        }
    }

    @Test
    void endingAnEndedCallIsOkAndChangesNothing() {
        var id = scene.talk(anna, scene.ben, ben);
        anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        var record = scene.left(anna, id);
        ended(anna, id);
        ended(ben, id);
        for (var device : List.of(anna, ben, phone)) {
            device.ask(Ack.Done.class, new ClientCallEvent.End(id, HangUpReason.FAILED));
        }
        assertThat(scene.left(anna, id)).isEqualTo(record);
        for (var device : List.of(anna, ben)) assertThat(news(device)).isEmpty();
        assertThat(anna.refusalOf(new ClientCallEvent.Resume(id))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
        assertThat(anna.refusalOf(new ClientCallEvent.Hold(id, true))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
        assertThat(ben.refusalOf(new ClientCallEvent.Accept(id, null))).isEqualTo(ErrorCode.CALL_NOT_RINGING);
        var cleo = scene.cleo.connect();
        assertThat(cleo.refusalOf(new ClientCallEvent.End(id, null))).isEqualTo(ErrorCode.NOT_PARTICIPANT);
    }

    @Test
    void afterACallBothAreFreeAgain() {
        for (var round = 0; round < 3; round++) {
            var id = scene.talk(
                    round % 2 == 0 ? anna : ben, round % 2 == 0 ? scene.ben : scene.anna, round % 2 == 0 ? ben : anna);
            anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        }
        assertThat(history(anna)).hasSize(3);
    }

    @Test
    void aDeviceThatConnectsWhileItRingsIsRungToo() {
        var id = scene.ring(anna, scene.ben, ben);
        var late = scene.ben.on("late").connect();
        incoming(late, id);
        late.ask(Ack.CallAck.class, new ClientCallEvent.Accept(id, null));
        assertThat(ended(ben, id).reason()).isEqualTo(Reason.ANSWERED_ELSEWHERE);
    }
}
