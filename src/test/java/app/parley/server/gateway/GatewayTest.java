package app.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerEvent;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GatewayTest {
    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoCannotProveWhoTheyAreIsRefusedInTheHandshake() {
        assertThat(TestSocket.refusal(server, "")).isEqualTo("unauthorized");
        assertThat(TestSocket.refusal(server, "{\"token\":\"x\",\"deviceId\":\"desk\"}"))
                .isEqualTo("unauthorized");
        var token = anna.session().token();
        assertThat(TestSocket.refusal(server, "{\"token\":\"" + token + "\"}")).isEqualTo("unauthorized");
        assertThat(TestSocket.refusal(server, "{\"token\":\"" + token + "\",\"deviceId\":\"phone\"}"))
                .isEqualTo("unauthorized");
    }

    @Test
    void aProtocolThatTheServerDoesNotSpeakIsRefused() {
        var auth = anna.auth().replace("\"protocol\":1", "\"protocol\":2");
        assertThat(TestSocket.refusal(server, auth)).isEqualTo("unsupported_protocol");
    }

    @Test
    void aDeviceHasOneSocketTheNewest() {
        try (var first = anna.connect();
                var second = anna.connect()) {
            first.await(ServerEvent.SessionReplaced.class);
            first.awaitDisconnect();
            assertThat(second.settled()).doesNotHaveAnyElementsOfTypes(ServerEvent.SessionReplaced.class);
        }
    }

    @Test
    void twoDevicesOfAUserAreConnectedAtOnceAndHearTheSame() {
        try (var desk = anna.connect();
                var phone = anna.on("phone").connect()) {
            var chat = anna.chatWith(ben, desk);
            var message = desk.message(new ClientChatEvent.Send(chat, new ClientId("m"), "Hi", null, null, null));
            var onDesk = desk.await(ServerChatEvent.MessageNew.class);
            assertThat(onDesk.message()).isEqualTo(message);
            assertThat(phone.await(ServerChatEvent.MessageNew.class)).isEqualTo(onDesk);
        }
    }

    @Test
    void anEventThatNobodyAnswersIsUnknown() {
        try (var socket = anna.connect()) {
            assertThat(socket.emit("no:such", "{}")).contains("unknown_event");
        }
    }

    @Test
    void aMalformedPayloadIsNamedAndHarmsNobody() {
        try (var hers = anna.connect();
                var his = ben.connect()) {
            var chat = anna.chatWith(ben, hers);
            his.forget();
            expectBadRequest(hers.emit("message:send", "{\"chatId\":\"" + chat + "\",\"clientId\":\"c\"}"), "body");
            expectBadRequest(
                    hers.emit("message:send", "{\"chatId\":\"" + chat + "\",\"clientId\":\"c\",\"body\":5}"), "body");
            expectBadRequest(
                    hers.emit("message:send", "{\"chatId\":\"no id!\",\"clientId\":\"c\",\"body\":\"x\"}"), "chatId");
            expectBadRequest(hers.emit("chat:history", "{\"chatId\":\"" + chat + "\",\"limit\":0}"), "limit");
            expectBadRequest(hers.emit("chat:read", "[1]"), "object");
            expectBadRequest(hers.emit("chat:read", "\"text\""), "object");
            expectBadRequest(hers.emit("sync", "{\"cursor\":5}"), "cursor");
            var tooLong = "x".repeat(8_001);
            expectBadRequest(
                    hers.emit(
                            "message:send",
                            "{\"chatId\":\"%s\",\"clientId\":\"c\",\"body\":\"%s\"}".formatted(chat, tooLong)),
                    "body");
            assertThat(his.settled()).isEmpty();
            hers.message(new ClientChatEvent.Send(chat, new ClientId("c"), "Still here", null, null, null));
            his.await(ServerChatEvent.MessageNew.class);
        }
    }

    @Test
    void eventsOfOneSocketAreHandledInTheirOrder() {
        try (var hers = anna.connect();
                var his = ben.connect()) {
            var chat = anna.chatWith(ben, hers);
            var acks = new ArrayList<CompletableFuture<Ack>>();
            for (var i = 0; i < 100; i++) {
                acks.add(hers.send(new ClientChatEvent.Send(chat, new ClientId("c" + i), "" + i, null, null, null)));
            }
            assertThat(acks)
                    .extracting(ack -> ((Ack.MessageAck) ack.join()).message().seq())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 100).boxed().toList());
            for (var i = 0; i < 100; i++) {
                var message = his.await(ServerChatEvent.MessageNew.class).message();
                assertThat(message.body()).isEqualTo("" + i);
            }
        }
    }

    private static void expectBadRequest(String ack, String names) {
        assertThat(ack).contains("\"ok\":false", "bad_request", names);
    }
}
