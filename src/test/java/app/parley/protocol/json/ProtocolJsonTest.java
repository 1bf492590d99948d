package app.parley.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.*;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolJsonTest {
    private static final CallId CALL = new CallId("c1");
    private static final UserId ANA = new UserId("u1");

    @Test
    void anOptionalFieldMayBeAbsentOrNullAndAnUnknownOneIsIgnored() {
        assertThat(ProtocolJson.decodeClientEvent("call:accept", "{\"callId\":\"c1\",\"later\":1}"))
                .isEqualTo(new ClientCallEvent.Accept(CALL, null));
        assertThat(ProtocolJson.decodeClientEvent("call:accept", "{\"callId\":\"c1\",\"first\":null}"))
                .isEqualTo(new ClientCallEvent.Accept(CALL, null));
        assertThat(ProtocolJson.decodeClientEvent("call:accept", "{\"callId\":\"c1\",\"first\":\"hold\"}"))
                .isEqualTo(new ClientCallEvent.Accept(CALL, ClientCallEvent.First.HOLD));
    }

    @Test
    void whateverIsMissingOrOfTheWrongTypeIsNamed() {
        refused("call:accept", "{}", "callId");
        refused("call:accept", "{\"callId\":null}", "callId");
        refused("call:accept", "{\"callId\":7}", "callId");
        refused("call:accept", "{\"callId\":\"a b\"}", "callId");
        refused("call:accept", "{\"callId\":\"c1\",\"first\":\"HOLD\"}", "first");
        refused("call:accept", "{\"callId\":\"c1\",\"first\":0}", "first");
        refused("call:accept", "[]", "object");
        refused("call:accept", "{\"callId\"", "JSON");
        refused("call:hold", "{\"callId\":\"c1\",\"on\":\"true\"}", "on");
        refused("call:hold", "{\"callId\":\"c1\",\"on\":1}", "on");
        refused("call:hold", "{\"callId\":\"c1\"}", "on");
        refused("call:view", "{\"callId\":\"c1\",\"width\":1.5,\"height\":2}", "width");
        refused("call:view", "{\"callId\":\"c1\",\"width\":99999999999,\"height\":2}", "width");
        refused("call:view", "{\"callId\":\"c1\",\"width\":-1,\"height\":2}", "width");
        refused("call:ice-candidate", "{\"callId\":\"c1\"}", "candidate");
        refused("call:offer", "{\"callId\":\"c1\",\"sdp\":{\"type\":\"answer\",\"sdp\":\"\"}}", "sdp.type");
        refused("call:offer", "{\"callId\":\"c1\",\"sdp\":\"v=0\"}", "sdp");
        refused("message:send", "{\"chatId\":\"a\",\"clientId\":\"b\",\"body\":\"\"}", "body");
        refused("message:send", "{\"chatId\":\"a\",\"clientId\":\"b\",\"body\":5}", "body");
        refused("sync", "{\"cursor\":5}", "cursor");
    }

    @Test
    void anUnknownEventIsToldApart() {
        assertThatThrownBy(() -> ProtocolJson.decodeClientEvent("call:dance", "{}"))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.error().code()).isEqualTo(ErrorCode.UNKNOWN_EVENT));
    }

    @Test
    void signalsAreFlatAndCarryTheirSenderOnlyFromTheServer() {
        var signal = new CallSignal.Candidate(new IceCandidate("candidate:1", "0", 0));
        assertThat(ProtocolJson.encode(new ClientCallEvent.Signal(CALL, signal)))
                .isEqualTo(
                        "{\"callId\":\"c1\",\"candidate\":{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}");
        var relayed = new ServerCallEvent.Signal(CALL, signal, ANA, new DeviceId("d1"));
        assertThat(ProtocolJson.decodeServerEvent(ProtocolJson.name(relayed), ProtocolJson.encode(relayed)))
                .isEqualTo(relayed);
    }

    @Test
    void theEndOfCandidatesIsWrittenAsNull() {
        var end = new ClientCallEvent.Signal(CALL, new CallSignal.Candidate(null));
        assertThat(ProtocolJson.encode(end)).isEqualTo("{\"callId\":\"c1\",\"candidate\":null}");
        assertThat(ProtocolJson.decodeClientEvent("call:ice-candidate", ProtocolJson.encode(end)))
                .isEqualTo(end);
    }

    @Test
    void aChangeInAPageOfSyncHasItsEventsNameAndALiveOneHasNot() {
        var read = new ServerChatEvent.ChatRead("k7", new ChatId("h1"), ANA, 3);
        assertThat(ProtocolJson.encode(read))
                .isEqualTo("{\"cursor\":\"k7\",\"chatId\":\"h1\",\"userId\":\"u1\",\"seq\":3}");
        var page = new Ack.Changes("k7", List.of(read), false, null);
        assertThat(ProtocolJson.encode(page))
                .contains("\"event\":\"chat:read\"")
                .startsWith("{\"ok\":true");
        assertThat(ProtocolJson.decodeAck(new ClientEvent.Sync(null), ProtocolJson.encode(page)))
                .isEqualTo(page);
    }

    @Test
    void aWholeChatComesBackAsItWas() {
        var record = new CallRecord(
                CALL,
                new ChatId("h1"),
                ANA,
                new UserId("u2"),
                CallType.VIDEO,
                CallRecord.Outcome.MISSED,
                1,
                null,
                2,
                0);
        var message = new Message(
                new MessageId("m1"),
                new ChatId("h1"),
                1,
                ANA,
                new ClientId("c1"),
                MessageKind.CALL,
                "",
                null,
                List.of(),
                Map.of("👍", List.of(ANA)),
                null,
                5,
                null,
                null,
                record,
                null);
        var chat = new Chat(
                new ChatId("h1"),
                ChatType.DIRECT,
                null,
                List.of(new User(ANA, "ana", "Ana", null, Presence.DND, null)),
                1,
                Map.of(ANA, 1L),
                message,
                false,
                4);
        var ack = new Ack.ChatAck(chat);
        assertThat(ProtocolJson.decodeAck(new ClientChatEvent.Open(ANA), ProtocolJson.encode(ack)))
                .isEqualTo(ack);
    }

    @Test
    void namesOfOthersAreReadFitToBeDrawn() {
        assertThat(user("\\u202egpj.A\\nna").displayName()).isEqualTo("gpj.A na");
        assertThat(user("\\u2066\\u202e").displayName())
                .as("a name of which nothing can be drawn")
                .isEqualTo("mallory");
        assertThat(user("a" + "\\u0301".repeat(900)).displayName()).hasSize(6);
    }

    private static User user(String displayName) {
        return ProtocolJson.read(User.class, """
                {"id":"u1","username":"mallory","displayName":"%s","presence":"online"}""".formatted(displayName));
    }

    @Test
    void aRefusalKeepsItsCode() {
        var refused = new Ack.Refused(ProtocolError.of(ErrorCode.GLARE, "they are calling you", CALL));
        assertThat(ProtocolJson.encode(refused)).contains("\"code\":\"glare\"").startsWith("{\"ok\":false");
        assertThat(ProtocolJson.decodeAck(new ClientCallEvent.Hold(CALL, true), ProtocolJson.encode(refused)))
                .isEqualTo(refused);
    }

    @Test
    void aListHoldsNoNull() {
        refused("chat:update", "{\"chatId\":\"c\",\"remove\":[null]}", "remove");
        refused("chat:create", "{\"requestId\":\"r\",\"title\":\"T\",\"memberIds\":[null]}", "memberIds");
        refused("message:send", "{\"chatId\":\"c\",\"clientId\":\"m\",\"body\":\"x\",\"mentions\":[null]}", "mentions");
        refused("call:forget", "{\"callIds\":[null]}", "callIds");
    }

    private static void refused(String event, String payload, String names) {
        assertThatThrownBy(() -> ProtocolJson.decodeClientEvent(event, payload))
                .as(payload)
                .isInstanceOfSatisfying(ProtocolException.class, e -> {
                    assertThat(e.error().code()).isEqualTo(ErrorCode.BAD_REQUEST);
                    assertThat(e.error().message()).contains(names);
                });
    }
}
