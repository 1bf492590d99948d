package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import app.parley.support.TestSocket;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Call waiting, hold and swap through real sockets: the protocol's section 5. Ben talks with Anna, and Cleo calls
/// him.
class HoldAndWaitingTest extends PatientServer {
    private TestSocket cleo;
    private CallId talk;

    @BeforeEach
    void open() {
        cleo = scene.cleo.connect();
        talk = scene.talk(anna, scene.ben, ben);
    }

    @Test
    void withoutCallWaitingASecondCallerFindsThemBusy() {
        assertThat(cleo.refusalOf(scene.calling(scene.ben))).isEqualTo(ErrorCode.CALLEE_BUSY);
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void withCallWaitingASecondCallerRingsAndAThirdDoesNot() {
        takesWaitingCalls(scene.ben);
        var dora = server.register(scene.ben.username() + "dora");
        var id = scene.ring(cleo, scene.ben);
        assertThat(incoming(ben, id).waiting()).isTrue();
        var chat = dora.chatWith(scene.ben, dora.connect());
        var wish = scene.calling(scene.ben);
        var third = new ClientCallEvent.Initiate(wish.requestId(), wish.calleeId(), chat, wish.type());
        assertThat(dora.connect().refusalOf(third)).isEqualTo(ErrorCode.CALLEE_BUSY);
    }

    @Test
    void callWaitingNeedsAnActiveCall() {
        takesWaitingCalls(scene.ben);
        anna.ask(Ack.Done.class, new ClientCallEvent.End(talk, null));
        scene.ring(anna, scene.ben);
        assertThat(cleo.refusalOf(scene.calling(scene.ben))).isEqualTo(ErrorCode.CALLEE_BUSY);
    }

    @Test
    void answeringASecondCallHasToSayWhatBecomesOfTheFirst() {
        var id = cleoWaits();
        assertThat(ben.refusalOf(new ClientCallEvent.Accept(id, null))).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(news(anna)).isEmpty();
        assertThat(news(cleo)).isEmpty();
    }

    @Test
    void answeringCanEndTheFirst() {
        var id = cleoWaits();
        scene.accept(cleo, ben, id, First.END);
        for (var device : List.of(anna, ben)) {
            var ended = ended(device, talk);
            assertThat(ended.reason()).isEqualTo(Reason.HANGUP);
            assertThat(ended.endedBy()).isEqualTo(scene.ben.id());
        }
        assertThat(scene.left(anna, talk).outcome()).isEqualTo(Outcome.COMPLETED);
        for (var device : List.of(anna, ben, cleo)) assertThat(news(device)).isEmpty();
    }

    @Test
    void answeringCanHoldTheFirst() {
        var id = cleoWaits();
        scene.accept(cleo, ben, id, First.HOLD);
        assertThat(anna.await(ServerCallEvent.Held.class))
                .isEqualTo(new ServerCallEvent.Held(talk, scene.ben.id(), true));
        for (var device : List.of(anna, ben, cleo)) assertThat(news(device)).isEmpty();
        cleo.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        ended(ben, id);
        var call = ben.ask(Ack.CallAck.class, new ClientCallEvent.Resume(talk)).call();
        assertThat(call.heldBy()).containsExactly(scene.ben.id());
    }

    @Test
    void onlyTheDeviceInTheCallHoldsItByAnsweringButAnyEndsIt() {
        takesWaitingCalls(scene.ben);
        var phone = scene.ben.on("phone").connect();
        var id = scene.ring(cleo, scene.ben, phone);
        assertThat(phone.refusalOf(new ClientCallEvent.Accept(id, First.HOLD))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(news(anna)).isEmpty();
        scene.accept(cleo, phone, id, First.END);
        assertThat(ended(anna, talk).endedBy()).isEqualTo(scene.ben.id());
    }

    @Test
    void aHeldCallStaysHeldOrEndsWhenAnotherIsAnswered() {
        hold(ben, talk, true);
        anna.await(ServerCallEvent.Held.class);
        var first = cleoWaits();
        scene.accept(cleo, ben, first, null);
        assertThat(news(anna)).isEmpty();
        cleo.ask(Ack.Done.class, new ClientCallEvent.End(first, null));
        ended(ben, first);
        cleo.forget();
        var second = scene.ring(cleo, scene.ben, ben);
        scene.accept(cleo, ben, second, First.HOLD);
        assertThat(news(anna)).isEmpty();
        cleo.ask(Ack.Done.class, new ClientCallEvent.End(second, null));
        ended(ben, second);
        cleo.forget();
        var third = scene.ring(cleo, scene.ben, ben);
        scene.accept(cleo, ben, third, First.END);
        assertThat(ended(anna, talk).reason()).isEqualTo(Reason.HANGUP);
    }

    @Test
    void aWaitingCallCanBeRejectedWithoutTouchingTheFirst() {
        var id = cleoWaits();
        ben.ask(Ack.Done.class, new ClientCallEvent.Reject(id, ClientCallEvent.RejectReason.BUSY));
        assertThat(cleo.await(ServerCallEvent.Rejected.class).reason()).isEqualTo(ClientCallEvent.RejectReason.BUSY);
        assertThat(scene.left(cleo, id).outcome()).isEqualTo(Outcome.BUSY);
        assertThat(news(anna)).isEmpty();
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void holdingIsToldToTheOtherOnceAndIsPerUser() {
        hold(anna, talk, true);
        assertThat(ben.await(ServerCallEvent.Held.class))
                .isEqualTo(new ServerCallEvent.Held(talk, scene.anna.id(), true));
        hold(anna, talk, true);
        hold(ben, talk, true);
        assertThat(anna.await(ServerCallEvent.Held.class).userId()).isEqualTo(scene.ben.id());
        hold(anna, talk, false);
        assertThat(ben.await(ServerCallEvent.Held.class))
                .isEqualTo(new ServerCallEvent.Held(talk, scene.anna.id(), false));
        var call = ben.ask(Ack.CallAck.class, new ClientCallEvent.Resume(talk)).call();
        assertThat(call.heldBy()).containsExactly(scene.ben.id());
        assertThat(news(anna)).isEmpty();
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void holdingNeedsAnActiveCallAndADeviceThatIsInIt() {
        var phone = scene.ben.on("phone").connect();
        for (var device : List.of(cleo, phone)) {
            assertThat(device.refusalOf(new ClientCallEvent.Hold(talk, true))).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        }
        anna.ask(Ack.Done.class, new ClientCallEvent.End(talk, null));
        var id = scene.ring(anna, scene.ben);
        assertThat(anna.refusalOf(new ClientCallEvent.Hold(id, true))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
        assertThat(ben.refusalOf(new ClientCallEvent.Hold(id, true))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
    }

    @Test
    void takingOneBackHoldsTheOther() {
        var second = cleoWaits();
        scene.accept(cleo, ben, second, First.HOLD);
        anna.await(ServerCallEvent.Held.class);
        hold(ben, talk, false);
        assertThat(anna.await(ServerCallEvent.Held.class).on()).isFalse();
        assertThat(cleo.await(ServerCallEvent.Held.class))
                .isEqualTo(new ServerCallEvent.Held(second, scene.ben.id(), true));
        hold(ben, second, false);
        assertThat(cleo.await(ServerCallEvent.Held.class).on()).isFalse();
        assertThat(anna.await(ServerCallEvent.Held.class).on()).isTrue();
        for (var device : List.of(anna, ben, cleo)) assertThat(news(device)).isEmpty();
    }

    @Test
    void endingTheCurrentCallLeavesTheHeldOneHeld() {
        var second = cleoWaits();
        scene.accept(cleo, ben, second, First.HOLD);
        ben.ask(Ack.Done.class, new ClientCallEvent.End(second, null));
        var call = ben.ask(Ack.CallAck.class, new ClientCallEvent.Resume(talk)).call();
        assertThat(call.heldBy()).containsExactly(scene.ben.id());
    }

    @Test
    void whoHoldsTheirOnlyCallMayCallAnother() {
        assertThat(ben.refusalOf(scene.calling(scene.cleo))).isEqualTo(ErrorCode.CALLER_BUSY);
        hold(ben, talk, true);
        var id = scene.ring(ben, scene.cleo, cleo);
        var refused = ben.ask(Ack.Refused.class, new ClientCallEvent.Hold(talk, false))
                .error();
        assertThat(refused.code()).isEqualTo(ErrorCode.CALLER_BUSY);
        assertThat(refused.callId()).isEqualTo(id);
        scene.accept(ben, cleo, id, null);
        hold(ben, talk, false);
        assertThat(cleo.await(ServerCallEvent.Held.class).on()).isTrue();
        // Holding both leaves none current, and still no room for a third.
        hold(ben, talk, true);
        var third = ben.ask(Ack.Refused.class, scene.calling(scene.anna)).error();
        assertThat(third.code()).isEqualTo(ErrorCode.CALLER_BUSY);
    }

    private CallId cleoWaits() {
        takesWaitingCalls(scene.ben);
        return scene.ring(cleo, scene.ben, ben);
    }

    private static void hold(TestSocket device, CallId id, boolean on) {
        device.ask(Ack.Done.class, new ClientCallEvent.Hold(id, on));
    }
}
