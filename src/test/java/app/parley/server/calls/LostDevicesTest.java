package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallInfo;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import app.parley.protocol.ServerEvent;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Devices that lose their socket, sign out or leave the chat, with time enough to come back: the protocol's
/// section
/// 5. What happens when they do not come back stands in [GraceOverTest].
class LostDevicesTest extends PatientServer {
    @Test
    void aLostDeviceResumesAndGetsWhatWasSignalledMeanwhileInOrder() {
        var id = scene.talk(anna, scene.ben, ben);
        anna.close();
        assertThat(ben.await(ServerCallEvent.PeerReconnecting.class))
                .isEqualTo(new ServerCallEvent.PeerReconnecting(id, scene.anna.id(), LONG_MS));
        signal(ben, id, offer("v=0 restart"), candidate("candidate:1"));
        ben.ask(Ack.Done.class, new ClientCallEvent.Hold(id, true));
        signal(ben, id, candidate("candidate:2"));
        var again = scene.anna.connect();
        signal(ben, id, candidate("candidate:3"));
        assertThat(news(again)).as("nothing before it resumes").isEmpty();
        var call = again.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id)).call();
        assertThat(call.state()).isEqualTo(CallInfo.State.ACTIVE);
        assertThat(call.heldBy()).containsExactly(scene.ben.id());
        assertThat(ben.await(ServerCallEvent.PeerResumed.class).userId()).isEqualTo(scene.anna.id());
        signal(ben, id, candidate("candidate:4"));
        var told = new ArrayList<>(news(again));
        assertThat(told.remove(2)).isEqualTo(new ServerCallEvent.Held(id, scene.ben.id(), true));
        assertThat(told)
                .extracting(event -> ((ServerCallEvent.Signal) event).signal())
                .containsExactly(
                        offer("v=0 restart"),
                        candidate("candidate:1"),
                        candidate("candidate:2"),
                        candidate("candidate:3"),
                        candidate("candidate:4"));
        signal(again, id, answer("v=0"));
        assertThat(signalled(ben).signal()).isEqualTo(answer("v=0"));
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void onlyTheDeviceThatWasInTheCallResumesIt() {
        var id = scene.talk(anna, scene.ben, ben);
        anna.close();
        ben.await(ServerCallEvent.PeerReconnecting.class);
        var resume = new ClientCallEvent.Resume(id);
        assertThat(scene.anna.on("phone").connect().refusalOf(resume)).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        assertThat(scene.cleo.connect().refusalOf(resume)).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        assertThat(news(ben)).isEmpty();
        scene.anna.connect().ask(Ack.CallAck.class, resume);
        ben.await(ServerCallEvent.PeerResumed.class);
    }

    @Test
    void resumingWhatWasNeverLostIsOkAndToldToNobody() {
        var id = scene.talk(anna, scene.ben, ben);
        anna.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id));
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void aSecondSocketOfTheDeviceTakesTheCallOverByResuming() {
        var id = scene.talk(anna, scene.ben, ben);
        var second = scene.anna.connect();
        anna.await(ServerEvent.SessionReplaced.class);
        ben.await(ServerCallEvent.PeerReconnecting.class);
        second.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id));
        ben.await(ServerCallEvent.PeerResumed.class);
    }

    @Test
    void bothMayBeLostAtOnceAndTheFirstBackHearsOfTheOther() {
        var id = scene.talk(anna, scene.ben, ben);
        anna.close();
        ben.await(ServerCallEvent.PeerReconnecting.class);
        ben.close();
        var again = scene.anna.connect();
        again.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id));
        var away = again.await(ServerCallEvent.PeerReconnecting.class);
        assertThat(away.userId()).isEqualTo(scene.ben.id());
        assertThat(away.graceMs()).isBetween(1L, LONG_MS);
        scene.ben.connect().ask(Ack.CallAck.class, new ClientCallEvent.Resume(id));
        assertThat(again.await(ServerCallEvent.PeerResumed.class).userId()).isEqualTo(scene.ben.id());
    }

    @Test
    void aCallThatEndsMeanwhileIsOverForTheOneWhoComesBack() {
        var id = scene.talk(anna, scene.ben, ben);
        anna.close();
        ben.await(ServerCallEvent.PeerReconnecting.class);
        ben.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        var again = scene.anna.connect();
        assertThat(again.refusalOf(new ClientCallEvent.Resume(id))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
        assertThat(scene.left(again, id).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aLostCallerWhoResumesWhileItRingsGetsTheCalleesSignalsAndTheAnswer() {
        var id = scene.ring(anna, scene.ben, ben);
        lose(scene.anna, anna);
        signal(ben, id, answer("v=0"), candidate("candidate:1"));
        ben.ask(Ack.CallAck.class, new ClientCallEvent.Accept(id, null));
        assertThat(ben.await(ServerCallEvent.PeerReconnecting.class).userId()).isEqualTo(scene.anna.id());
        var again = scene.anna.connect();
        var call = again.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id)).call();
        assertThat(call.state()).isEqualTo(CallInfo.State.ACTIVE);
        assertThat(signalled(again).signal()).isEqualTo(answer("v=0"));
        assertThat(signalled(again).signal()).isEqualTo(candidate("candidate:1"));
        assertThat(again.await(ServerCallEvent.Accepted.class).callId()).isEqualTo(id);
        ben.await(ServerCallEvent.PeerResumed.class);
    }

    @Test
    void aLostCallerWhoResumesInTimeGoesOnRinging() {
        var id = scene.ring(anna, scene.ben, ben);
        lose(scene.anna, anna);
        var again = scene.anna.connect();
        var call = again.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id)).call();
        assertThat(call.state()).isEqualTo(CallInfo.State.RINGING);
        assertThat(news(ben)).isEmpty();
        scene.accept(again, ben, id, null);
    }

    @Test
    void aCalleeWhoComesBackWhileItRingsIsRungAgainWithAllThatWasSignalled() {
        var id = scene.ring(anna, scene.ben, ben);
        signal(anna, id, offer("v=0"));
        lose(scene.ben, ben);
        signal(anna, id, candidate("candidate:1"));
        var again = scene.ben.connect();
        incoming(again, id);
        assertThat(signalled(again).signal()).isEqualTo(offer("v=0"));
        assertThat(signalled(again).signal()).isEqualTo(candidate("candidate:1"));
        scene.accept(anna, again, id, null);
    }

    @Test
    void loggingOutEndsTheCallOfThatDeviceAtOnce() {
        var id = scene.talk(anna, scene.ben, ben);
        scene.anna.on("phone");
        assertThat(scene.anna.http().post("/api/logout", "{}").status()).isEqualTo(204);
        endedAtOnce(id);
    }

    @Test
    void deletingADeviceEndsItsCallAtOnceAndNoOther() {
        var phone = scene.anna.on("phone");
        var id = scene.talk(anna, scene.ben, ben);
        assertThat(scene.anna.http().delete("/api/devices/phone").status()).isEqualTo(204);
        assertThat(news(ben)).isEmpty();
        var second = scene.anna.on("tablet");
        assertThat(second.http().delete("/api/devices/desk").status()).isEqualTo(204);
        endedAtOnce(id);
        assertThat(phone.device()).isNotEqualTo(scene.anna.device());
    }

    @Test
    void aPasswordChangedElsewhereEndsTheCallAtOnce() {
        var phone = scene.anna.on("phone");
        var id = scene.talk(anna, scene.ben, ben);
        var change = "{\"current\":\"%s\",\"next\":\"another horse\"}".formatted(TestUser.PASSWORD);
        assertThat(phone.http().post("/api/password", change).status()).isEqualTo(204);
        endedAtOnce(id);
    }

    @Test
    void aCallerWhoLogsOutWhileItRingsCancels() {
        var id = scene.ring(anna, scene.ben, ben);
        scene.anna.http().post("/api/logout", "{}");
        assertThat(ended(ben, id)).isEqualTo(new ServerCallEvent.Ended(id, Reason.DISCONNECTED, null, 0));
        assertThat(scene.left(ben, id).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aCalleesLastDeviceThatLogsOutWhileItRingsMissesTheCall() {
        var phone = scene.ben.on("phone");
        var phoneSocket = phone.connect();
        var id = scene.ring(anna, scene.ben, ben);
        scene.ben.http().post("/api/logout", "{}");
        ben.awaitDisconnect();
        assertThat(news(anna)).isEmpty();
        incoming(phoneSocket, id);
        phone.http().post("/api/logout", "{}");
        assertThat(ended(anna, id)).isEqualTo(new ServerCallEvent.Ended(id, Reason.DISCONNECTED, null, 0));
        assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void leavingTheChatEndsTheCallAtOnce() {
        var id = scene.talk(anna, scene.ben, ben);
        var leave = new ClientChatEvent.Update(scene.chat, null, null, List.of(scene.ben.id()), null);
        anna.ask(Ack.ChatAck.class, leave);
        for (var device : List.of(anna, ben)) {
            var ended = ended(device, id);
            assertThat(ended.reason()).isEqualTo(Reason.DISCONNECTED);
            assertThat(ended.endedBy()).isNull();
        }
        assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void leavingTheChatWhileItRingsCancelsOrMisses() {
        var id = scene.ring(anna, scene.ben, ben);
        anna.ask(Ack.ChatAck.class, new ClientChatEvent.Update(scene.chat, null, null, List.of(scene.ben.id()), null));
        for (var device : List.of(anna, ben))
            assertThat(ended(device, id).reason()).isEqualTo(Reason.DISCONNECTED);
        assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.MISSED);
    }

    private void endedAtOnce(CallId id) {
        var ended = ended(ben, id);
        assertThat(ended.reason()).isEqualTo(Reason.DISCONNECTED);
        assertThat(ended.endedBy()).isNull();
        var record = scene.left(ben, id);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.durationMs()).isEqualTo(ended.durationMs());
    }

    /// Closes the only socket of `user` and waits until the server knows that they are gone.
    private void lose(TestUser user, TestSocket socket) {
        try (var cleo = scene.cleo.connect()) {
            socket.close();
            cleo.await(
                    ServerEvent.PresenceChanged.class,
                    event -> event.userId().equals(user.id()) && event.presence() == Presence.OFFLINE);
        }
    }
}
