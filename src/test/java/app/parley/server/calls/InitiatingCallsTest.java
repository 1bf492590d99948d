package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.UserId;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `call:initiate` through real sockets: the protocol's section 5.
@Timeout(60)
class InitiatingCallsTest {
    private static TestServer server;

    private CallScene scene;
    private TestSocket anna;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = CallScene.patientServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        scene = CallScene.on(server);
        anna = scene.anna.connect();
    }

    @Test
    void aCallIsToldToTheCallerAndToEveryDeviceOfTheCallee() {
        var desk = scene.ben.connect();
        var phone = scene.ben.on("phone").connect();
        var wish = scene.calling(scene.ben);
        var before = System.currentTimeMillis();
        var ack = anna.ask(Ack.Initiated.class, wish);
        assertThat(ack.expiresAt()).isBetween(before + 60_000, System.currentTimeMillis() + 60_000);
        assertThat(anna.await(ServerCallEvent.Initiated.class))
                .isEqualTo(new ServerCallEvent.Initiated(
                        ack.callId(), scene.ben.id(), scene.chat, CallType.VIDEO, ack.expiresAt()));
        for (var device : List.of(desk, phone)) {
            var incoming = incoming(device, ack.callId());
            assertThat(incoming.chatId()).isEqualTo(scene.chat);
            assertThat(incoming.type()).isEqualTo(CallType.VIDEO);
            assertThat(incoming.caller().id()).isEqualTo(scene.anna.id());
            assertThat(incoming.caller().displayName()).startsWith("Anna");
            assertThat(incoming.expiresAt()).isEqualTo(ack.expiresAt());
            assertThat(incoming.silent()).isFalse();
            assertThat(incoming.waiting()).isNull();
            assertThat(news(device)).isEmpty();
        }
        assertThat(news(anna)).isEmpty();
    }

    @Test
    void theCallersOtherDevicesHearNothing() {
        var phone = scene.anna.on("phone").connect();
        scene.ring(anna, scene.ben, scene.ben.connect());
        assertThat(news(phone)).isEmpty();
    }

    @Test
    void doNotDisturbMakesTheCallSilent() {
        var ben = scene.ben.connect();
        scene.ben.http().patch("/api/me", "{\"doNotDisturb\":true}");
        var id = scene.ring(anna, scene.ben);
        assertThat(incoming(ben, id).silent()).isTrue();
    }

    @Test
    void oneselfIsABadRequestBeforeAnythingElse() {
        var nowhere = new ClientCallEvent.Initiate(
                new RequestId("r"), scene.anna.id(), new ChatId("nowhere"), CallType.AUDIO);
        assertThat(anna.refusalOf(nowhere)).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @Test
    void anUnknownChatComesBeforeMembership() {
        assertThat(refusal(anna, scene.ben, new ChatId("nowhere"))).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
    }

    @Test
    void bothMustBeMembersOfTheChatEvenIfTheCalleeIsOffline() {
        var dora = server.register("dora");
        assertThat(refusal(dora.connect(), scene.ben, scene.chat)).isEqualTo(ErrorCode.NOT_IN_CHAT);
        assertThat(refusal(anna, dora, scene.chat)).isEqualTo(ErrorCode.NOT_IN_CHAT);
        var nobody = new ClientCallEvent.Initiate(new RequestId("r"), new UserId("nobody"), scene.chat, CallType.AUDIO);
        assertThat(anna.refusalOf(nobody)).isEqualTo(ErrorCode.NOT_IN_CHAT);
    }

    @Test
    void anOfflineCalleeComesBeforeABusyCaller() {
        scene.talk(anna, scene.ben, scene.ben.connect());
        assertThat(anna.refusalOf(scene.calling(scene.cleo))).isEqualTo(ErrorCode.CALLEE_OFFLINE);
    }

    @Test
    void anOfflineCalleeFindsOneMissedCallUnderAFreshId() {
        var error = refused(anna, scene.calling(scene.ben));
        assertThat(error.code()).isEqualTo(ErrorCode.CALLEE_OFFLINE);
        var hers = anna.await(ServerChatEvent.MessageNew.class).message();
        var ben = scene.ben.connect();
        var record = history(ben).getFirst();
        assertThat(history(anna)).isEqualTo(history(ben)).hasSize(1);
        assertThat(record.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(record.durationMs()).isZero();
        assertThat(record.startedAt()).isNull();
        assertThat(hers.call()).isEqualTo(record);
        assertThat(scene.left(ben, record.callId())).isEqualTo(record);
        assertThat(news(anna)).isEmpty();
    }

    @Test
    void aCallerInAnotherCallIsBusyRingingOrTalking() {
        var ben = scene.ben.connect();
        scene.cleo.connect();
        var id = scene.ring(anna, scene.ben, ben);
        for (var step : List.of("ringing", "talking")) {
            var error = refused(anna, scene.calling(scene.cleo));
            assertThat(error.code()).as(step).isEqualTo(ErrorCode.CALLER_BUSY);
            assertThat(error.callId()).isEqualTo(id);
            // The callee is just as busy, from the first ring on.
            assertThat(ben.refusalOf(scene.calling(scene.cleo))).isEqualTo(ErrorCode.CALLER_BUSY);
            if (step.equals("ringing")) scene.accept(anna, ben, id, null);
        }
    }

    @Test
    void whoCallsTheOneThatRingsThemIsPointedToThatCall() {
        var ben = scene.ben.connect();
        var id = scene.ring(anna, scene.ben, ben);
        var error = refused(ben, scene.calling(scene.anna));
        assertThat(error.code()).isEqualTo(ErrorCode.GLARE);
        assertThat(error.callId()).isEqualTo(id);
        scene.accept(anna, ben, id, null);
        assertThat(scene.callMessages(anna)).isEmpty();
    }

    @Test
    void ofTwoWhoCallEachOtherAtOnceExactlyOneRings() {
        var ben = scene.ben.connect();
        for (var round = 0; round < 10; round++) {
            var hers = anna.send(scene.calling(scene.ben));
            var his = ben.send(scene.calling(scene.anna));
            var acks = List.of(hers.join(), his.join());
            assertThat(acks).filteredOn(Ack.Initiated.class::isInstance).hasSize(1);
            var id = acks.stream()
                    .filter(Ack.Initiated.class::isInstance)
                    .map(ack -> ((Ack.Initiated) ack).callId())
                    .findFirst()
                    .orElseThrow();
            var glare = acks.stream()
                    .filter(Ack.Refused.class::isInstance)
                    .map(ack -> ((Ack.Refused) ack).error())
                    .findFirst()
                    .orElseThrow();
            assertThat(glare.code()).isEqualTo(ErrorCode.GLARE);
            assertThat(glare.callId()).isEqualTo(id);
            var loser = acks.getFirst() instanceof Ack.Refused ? anna : ben;
            loser.ask(Ack.CallAck.class, new ClientCallEvent.Accept(id, null));
            loser.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
            assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.COMPLETED);
        }
    }

    @Test
    void aBusyCalleeFindsOneMissedCall() {
        var ben = scene.ben.connect();
        var cleo = scene.cleo.connect();
        scene.talk(anna, scene.ben, ben);
        assertThat(cleo.refusalOf(scene.calling(scene.ben))).isEqualTo(ErrorCode.CALLEE_BUSY);
        var record = history(ben).getFirst();
        assertThat(record.callerId()).isEqualTo(scene.cleo.id());
        assertThat(record.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(scene.left(cleo, record.callId())).isEqualTo(record);
        assertThat(news(ben)).isEmpty();
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndRingsOnce() {
        var ben = scene.ben.connect();
        var wish = scene.calling(scene.ben);
        var first = anna.ask(Ack.Initiated.class, wish);
        assertThat(anna.ask(wish)).isEqualTo(first);
        incoming(ben, first.callId());
        anna.ask(Ack.Done.class, new ClientCallEvent.End(first.callId(), null));
        ended(ben, first.callId());
        assertThat(anna.ask(wish)).isEqualTo(first);
        assertThat(news(ben)).isEmpty();
        assertThat(history(anna)).hasSize(1);
    }

    @Test
    void theKeyOfARequestIsItsUsersOwn() {
        var ben = scene.ben.connect();
        var cleo = scene.cleo.connect();
        var wish = scene.calling(scene.ben);
        var first = anna.ask(Ack.Initiated.class, wish);
        anna.ask(Ack.Done.class, new ClientCallEvent.End(first.callId(), null));
        var second = cleo.ask(Ack.Initiated.class, wish);
        assertThat(second.callId()).isNotEqualTo(first.callId());
        incoming(ben, second.callId());
    }

    @Test
    void ofTheRefusalsOnlyThoseThatLeftARecordAreRemembered() {
        var offline = scene.calling(scene.ben);
        assertThat(anna.refusalOf(offline)).isEqualTo(ErrorCode.CALLEE_OFFLINE);
        var ben = scene.ben.connect();
        assertThat(anna.refusalOf(offline)).isEqualTo(ErrorCode.CALLEE_OFFLINE);
        assertThat(history(anna)).hasSize(1);

        var id = scene.ring(anna, scene.ben, ben);
        var cleo = scene.cleo.connect();
        var busy = scene.calling(scene.ben);
        assertThat(cleo.refusalOf(busy)).isEqualTo(ErrorCode.CALLEE_BUSY);
        var callerBusy = scene.calling(scene.cleo);
        assertThat(ben.refusalOf(callerBusy)).isEqualTo(ErrorCode.CALLER_BUSY);
        anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
        assertThat(cleo.refusalOf(busy)).isEqualTo(ErrorCode.CALLEE_BUSY);
        assertThat(history(cleo)).hasSize(1);
        assertThat(ben.ask(callerBusy)).isInstanceOf(Ack.Initiated.class);
    }

    @Test
    void aMalformedEventOfEveryKindIsABadRequestThatNobodyElseHearsOf() {
        var ben = scene.ben.connect();
        var id = scene.talk(anna, scene.ben, ben);
        var kinds = List.of(
                "call:initiate",
                "call:accept",
                "call:reject",
                "call:end",
                "call:offer",
                "call:answer",
                "call:ice-candidate",
                "call:media",
                "call:resume",
                "call:hold",
                "call:upgrade",
                "call:view",
                "call:forget");
        for (var kind : kinds) {
            for (var payload : List.of("{}", "[]", "7", "\"x\"", "null", "{\"callId\":7}", "{\"callId\":\"a b\"}")) {
                assertThat(anna.emit(kind, payload)).as(kind + " " + payload).contains("bad_request");
            }
        }
        var call = "{\"callId\":\"" + id + "\"";
        Stream.of(
                        "call:initiate " + call
                                + ",\"requestId\":\"r\",\"calleeId\":\"c\",\"chatId\":\"c\",\"type\":\"smell\"}",
                        "call:accept " + call + ",\"first\":\"both\"}",
                        "call:reject " + call + ",\"reason\":\"rude\"}",
                        "call:end " + call + ",\"reason\":\"bored\"}",
                        "call:offer " + call + ",\"sdp\":{\"type\":\"answer\",\"sdp\":\"\"}}",
                        "call:offer " + call + ",\"sdp\":\"v=0\"}",
                        "call:answer " + call + ",\"sdp\":{\"type\":\"answer\"}}",
                        "call:ice-candidate " + call + "}",
                        "call:ice-candidate " + call + ",\"candidate\":{\"candidate\":7}}",
                        "call:media " + call + ",\"audio\":1,\"video\":true,\"screen\":true}",
                        "call:hold " + call + ",\"on\":\"yes\"}",
                        "call:upgrade " + call + ",\"step\":\"up\"}",
                        "call:view " + call + ",\"width\":-1,\"height\":1}",
                        "call:forget {\"callIds\":\"all\"}",
                        "call:forget {\"all\":false}",
                        "call:history {\"limit\":0}",
                        "call:history {\"limit\":101}",
                        "call:history {\"before\":7}")
                .forEach(line -> {
                    var parts = line.split(" ", 2);
                    assertThat(anna.emit(parts[0], parts[1])).as(line).contains("bad_request");
                });
        assertThat(news(ben)).isEmpty();
        assertThat(news(anna)).isEmpty();
        anna.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
    }

    private ErrorCode refusal(TestSocket caller, TestUser callee, ChatId chat) {
        var wish = scene.calling(callee);
        return caller.refusalOf(new ClientCallEvent.Initiate(wish.requestId(), callee.id(), chat, CallType.AUDIO));
    }

    private static ProtocolError refused(TestSocket socket, ClientCallEvent event) {
        return socket.ask(Ack.Refused.class, event).error();
    }
}
