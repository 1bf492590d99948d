package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallSignal.UpgradeStep;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.support.TestSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the two sides signal to each other through real sockets: the protocol's section 5.
class SignallingTest extends PatientServer {
    private static final List<CallSignal> ALL = List.of(
            offer("v=0 offer"),
            answer("v=0 answer"),
            candidate("candidate:1"),
            new CallSignal.Candidate(null),
            new CallSignal.Media(true, false, true),
            new CallSignal.Upgrade(UpgradeStep.ASK),
            new CallSignal.View(640, 360),
            new CallSignal.View(0, 0));

    @Test
    void everySignalOfAnActiveCallReachesTheOtherSideAsSentWithItsSender() {
        var id = scene.talk(anna, scene.ben, ben);
        for (var signal : ALL) {
            signal(anna, id, signal);
            assertThat(signalled(ben))
                    .isEqualTo(new ServerCallEvent.Signal(id, signal, scene.anna.id(), scene.anna.device()));
            signal(ben, id, signal);
            assertThat(signalled(anna))
                    .isEqualTo(new ServerCallEvent.Signal(id, signal, scene.ben.id(), scene.ben.device()));
        }
        assertThat(news(anna)).isEmpty();
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void aBurstKeepsTheSendersOrder() {
        var id = scene.talk(anna, scene.ben, ben);
        var acks = IntStream.range(0, 200)
                .mapToObj(i -> anna.send(new ClientCallEvent.Signal(id, candidate("candidate:" + i))))
                .toList();
        for (var ack : acks) assertThat(ack.join()).isEqualTo(new Ack.Done());
        for (var i = 0; i < 200; i++) {
            assertThat(signalled(ben).signal()).isEqualTo(candidate("candidate:" + i));
        }
    }

    @Test
    void theOrderHoldsAcrossAnAnswerThatIsNotAwaited() {
        for (var round = 0; round < 5; round++) {
            var id = scene.ring(anna, scene.ben, ben);
            var accepted = ben.send(new ClientCallEvent.Accept(id, null));
            var signals = IntStream.range(0, 20)
                    .mapToObj(i -> ben.send(new ClientCallEvent.Signal(id, candidate("candidate:" + i))))
                    .toList();
            assertThat(accepted.join()).isInstanceOf(Ack.CallAck.class);
            for (var ack : signals) assertThat(ack.join()).isEqualTo(new Ack.Done());
            var told = news(anna);
            assertThat(told.getFirst()).isInstanceOf(ServerCallEvent.Accepted.class);
            assertThat(told.subList(1, 21))
                    .extracting(event -> ((ServerCallEvent.Signal) event).signal())
                    .isEqualTo(IntStream.range(0, 20)
                            .mapToObj(i -> candidate("candidate:" + i))
                            .toList());
            anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
            anna.forget();
            ben.forget();
        }
    }

    @Test
    void whileRingingTheCallersSignalsReachEveryDeviceOfTheCallee() {
        var phone = scene.ben.on("phone").connect();
        var id = scene.ring(anna, scene.ben);
        signal(anna, id, offer("v=0"), candidate("candidate:1"));
        for (var device : List.of(ben, phone)) {
            incoming(device, id);
            assertThat(signalled(device).signal()).isEqualTo(offer("v=0"));
            assertThat(signalled(device).signal()).isEqualTo(candidate("candidate:1"));
        }
    }

    @Test
    void aDeviceThatConnectsWhileItRingsGetsTheCallAndAllThatWasSignalledInOrder() {
        var id = scene.ring(anna, scene.ben, ben);
        signal(anna, id, offer("v=0"), candidate("candidate:1"), candidate("candidate:2"));
        var late = scene.ben.on("late").connect();
        signal(anna, id, new CallSignal.Candidate(null));
        incoming(late, id);
        var told = news(late);
        assertThat(told)
                .extracting(event -> ((ServerCallEvent.Signal) event).signal())
                .containsExactly(
                        offer("v=0"),
                        candidate("candidate:1"),
                        candidate("candidate:2"),
                        new CallSignal.Candidate(null));
        assertThat(((ServerCallEvent.Signal) told.getFirst()).fromDeviceId()).isEqualTo(scene.anna.device());
    }

    @Test
    void anyDeviceOfTheCalleeSignalsToTheCallerWhileRinging() {
        var phone = scene.ben.on("phone");
        var phoneSocket = phone.connect();
        var id = scene.ring(anna, scene.ben, ben);
        incoming(phoneSocket, id);
        signal(ben, id, answer("v=0 desk"));
        signal(phoneSocket, id, answer("v=0 phone"));
        assertThat(signalled(anna).fromDeviceId()).isEqualTo(scene.ben.device());
        assertThat(signalled(anna))
                .isEqualTo(new ServerCallEvent.Signal(id, answer("v=0 phone"), scene.ben.id(), phone.device()));
        assertThat(news(ben)).isEmpty();
        assertThat(news(phoneSocket)).isEmpty();
    }

    @Test
    void onceAnsweredTheOtherDevicesOfBothAreOutOfIt() {
        var annasPhone = scene.anna.on("phone").connect();
        var bensPhone = scene.ben.on("phone").connect();
        var id = scene.talk(anna, scene.ben, ben);
        bensPhone.forget();
        for (var device : List.of(annasPhone, bensPhone)) {
            for (var signal : ALL) assertThat(refusal(device, id, signal)).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        }
        signal(anna, id, offer("v=0"));
        assertThat(signalled(ben).signal()).isEqualTo(offer("v=0"));
        for (var device : List.of(anna, ben, annasPhone, bensPhone))
            assertThat(news(device)).isEmpty();
    }

    @Test
    void aStrangersOfferIsRefusedAndReachesNobody() {
        var cleo = scene.cleo.connect();
        var annasPhone = scene.anna.on("phone").connect();
        var id = scene.ring(anna, scene.ben, ben);
        for (var stranger : List.of(cleo, annasPhone)) {
            for (var signal : ALL) assertThat(refusal(stranger, id, signal)).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        }
        scene.accept(anna, ben, id, null);
        for (var signal : ALL) assertThat(refusal(cleo, id, signal)).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        ended(anna, id);
        ended(ben, id);
        for (var signal : ALL) assertThat(refusal(cleo, id, signal)).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        for (var device : List.of(anna, ben, cleo)) assertThat(news(device)).isEmpty();
    }

    @Test
    void aCallThatIsOverTakesNoSignal() {
        var id = scene.talk(anna, scene.ben, ben);
        anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        for (var signal : ALL) {
            assertThat(refusal(anna, id, signal)).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
            assertThat(refusal(ben, id, signal)).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
        }
        ended(ben, id);
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void anUpgradeNeedsAnActiveCall() {
        var id = scene.ring(anna, scene.ben, ben);
        assertThat(refusal(anna, id, new CallSignal.Upgrade(UpgradeStep.ASK))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void whatIsKeptForAnAbsentDeviceIsBounded() {
        var id = scene.ring(anna, scene.ben, ben);
        var huge = offer("x".repeat(400_000));
        signal(anna, id, huge, huge);
        var refused = anna.ask(Ack.Refused.class, new ClientCallEvent.Signal(id, huge))
                .error();
        assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refused.retryAfterMs()).isPositive();
        signal(anna, id, candidate("candidate:1"));
        assertThat(signalled(ben).signal()).isEqualTo(huge);
        assertThat(signalled(ben).signal()).isEqualTo(huge);
        assertThat(signalled(ben).signal()).isEqualTo(candidate("candidate:1"));
    }

    private static ErrorCode refusal(TestSocket from, CallId id, CallSignal signal) {
        return from.refusalOf(new ClientCallEvent.Signal(id, signal));
    }
}
