package app.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.SessionDescription;
import app.parley.support.CapturedLog;
import app.parley.support.RawHttp;
import app.parley.support.RawWebSocket;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What a day of the server leaves in its log, at the finest level that people turn on.
@Timeout(60)
@Isolated("reads the log")
class SecretsInLogTest {
    private static final String SDP = "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\na=ice-pwd:icepassword\r\n";
    private static final String CANDIDATE = "candidate:1 1 udp 2113937151 198.51.100.7 50000 typ host";
    private static final String TEXT = "meet me at noon";
    private static final String OTHER_PASSWORD = "battery staple";

    @TempDir
    Path folder;

    @Test
    void noSecretReachesALog() throws Exception {
        try (var log = CapturedLog.at(Level.TRACE);
                var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            var phone = TestUser.signIn(server, "ben", "phone");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                talkAndCall(anna, ben, hers, his);
            }
            goWrong(server, anna);
            var change = "{\"current\":\"%s\",\"next\":\"%s\"}".formatted(TestUser.PASSWORD, OTHER_PASSWORD);
            assertThat(anna.http().post("/api/password", change).status()).isEqualTo(204);
            ben.http().post("/api/logout", "");

            assertThat(log.lines()).hasSizeGreaterThan(10);
            assertThat(log.lines().stream().anyMatch(line -> line.getLevel() == Level.DEBUG))
                    .as("the finer levels are on")
                    .isTrue();
            for (var line : log.lines()) {
                var text = CapturedLog.text(line);
                assertThat(text)
                        .doesNotContain(
                                anna.session().token(),
                                ben.session().token(),
                                phone.session().token(),
                                TestUser.PASSWORD,
                                OTHER_PASSWORD,
                                "argon2");
                if (line.getLevel().isGreaterOrEqual(Level.INFO)) {
                    assertThat(text).doesNotContain(TEXT, "icepassword", "a=ice-pwd", "198.51.100.7", "typ host");
                }
            }
        }
    }

    private static void talkAndCall(TestUser anna, TestUser ben, TestSocket hers, TestSocket his) {
        var chat = anna.chatWith(ben, hers);
        hers.message(new ClientChatEvent.Send(chat, new ClientId("m"), TEXT, null, null, null));
        var call = hers.ask(
                        Ack.Initiated.class,
                        new ClientCallEvent.Initiate(new RequestId("c"), ben.id(), chat, CallType.VIDEO))
                .callId();
        his.await(ServerCallEvent.Incoming.class);
        var offer = new CallSignal.Offer(new SessionDescription(SessionDescription.Type.OFFER, SDP));
        hers.ask(Ack.Done.class, new ClientCallEvent.Signal(call, offer));
        hers.ask(
                Ack.Done.class,
                new ClientCallEvent.Signal(call, new CallSignal.Candidate(new IceCandidate(CANDIDATE, "0", 0))));
        his.ask(Ack.CallAck.class, new ClientCallEvent.Accept(call, null));
        his.ask(Ack.Done.class, new ClientCallEvent.End(call, null));
        assertThat(hers.refusalOf(new ClientCallEvent.Signal(call, offer))).isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
        hers.emit("call:offer", "{\"callId\":5,\"sdp\":{\"type\":\"offer\",\"sdp\":\"a=ice-pwd:icepassword\"}}");
        hers.emit("message:send", "{\"chatId\":[],\"body\":\"" + TEXT + "\"}");
    }

    /// Secrets where they do not belong.
    private static void goWrong(TestServer server, TestUser anna) throws Exception {
        var token = anna.session().token();
        server.http().post("/api/login", "{\"username\":\"anna\",\"password\":\"" + OTHER_PASSWORD + "\"}");
        server.http().post("/api/login", "{\"password\":{\"a\":\"" + OTHER_PASSWORD + "\"}");
        server.http().post("/api/register", "{\"username\":\"" + OTHER_PASSWORD + "\",\"password\":\"\"}");
        RawHttp.get(server.port(), "/api/me?token=" + token, "");
        RawHttp.get(server.port(), "/api/" + token, "Authorization: Bearer " + token + " x");
        TestSocket.refusal(server, "{\"token\":\"%s\",\"deviceId\":\"another\"}".formatted(token));
        try (var raw = RawWebSocket.open(server.port())) {
            raw.text("40{\"token\":\"" + token + "\",\"deviceId\":");
            raw.awaitEnd();
        }
        try (var raw = RawWebSocket.open(server.port()).connect(anna)) {
            raw.text("42[\"message:send\",\"" + token);
            raw.awaitEnd();
        }
    }
}
