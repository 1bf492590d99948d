package app.parley.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.UserId;
import app.parley.support.CapturedLog;
import app.parley.support.Mutations;
import app.parley.support.RawHttp;
import app.parley.support.RawWebSocket;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import app.parley.support.Traffic;
import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Spoiled traffic at a real server, while two others talk and call. `-Dparley.fuzz.seed=…` repeats a run,
/// `-Dparley.fuzz.connections=8400` sends a hundred thousand frames.
@Timeout(600)
@Isolated("reads the log")
class SocketFuzzTest {
    private static final int CONNECTIONS = Integer.getInteger("parley.fuzz.connections", 250);
    private static final int FRAMES = 12;
    private static final int REQUESTS = 300;
    private static final String PROBE = "4299999[\"sync\",{\"cursor\":\"nobodys\"}]";

    @TempDir
    Path folder;

    @Test
    void garbageHurtsNobodyElseAndFillsNoLog(TestReporter reporter) throws Exception {
        var seed = Long.getLong("parley.fuzz.seed", System.nanoTime());
        reporter.publishEntry("parley.fuzz.seed", Long.toString(seed));
        var random = new Random(seed);
        var mutations = new Mutations(random);
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            var mallory = server.register("mallory");
            try (var log = CapturedLog.at(Level.INFO);
                    var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                var said = hers.message(new ClientChatEvent.Send(chat, new ClientId("m"), "Hello", null, null, null));
                var call = hers.ask(
                                Ack.Initiated.class,
                                new ClientCallEvent.Initiate(new RequestId("c"), ben.id(), chat, CallType.AUDIO))
                        .callId();
                his.await(ServerCallEvent.Incoming.class);
                his.ask(Ack.CallAck.class, new ClientCallEvent.Accept(call, null));
                hers.await(ServerCallEvent.Accepted.class);
                hers.forget();
                his.forget();

                var events = Traffic.events(chat, said.id(), call, new UserId("nobody"));
                var frames = Traffic.frames(events, mallory.auth());
                for (var i = 0; i < CONNECTIONS; i++) overWebSocket(server, mallory, mutations, random, frames);
                for (var i = 0; i < REQUESTS; i++) overHttp(server, mallory, mutations, frames);

                assertThat(hers.settled()).as("seed " + seed).isEmpty();
                assertThat(his.settled()).as("seed " + seed).isEmpty();
                hers.message(new ClientChatEvent.Send(chat, new ClientId("n"), "Still here", null, null, null));
                his.await(ServerChatEvent.MessageNew.class);
                hers.ask(Ack.Done.class, new ClientCallEvent.End(call, null));
                his.await(ServerCallEvent.Ended.class);
                assertThat(log.complaints()).as("seed " + seed).isEmpty();
            }
        }
    }

    private static void overWebSocket(
            TestServer server, TestUser user, Mutations mutations, Random random, List<String> frames)
            throws IOException {
        try (var socket = RawWebSocket.open(server.port()).connect(user)) {
            try {
                for (var i = 0; i < FRAMES; i++) {
                    var text = mutations.of(mutations.oneOf(frames), frames).getBytes(StandardCharsets.UTF_8);
                    switch (random.nextInt(20)) {
                        case 0 -> socket.frame(random.nextInt(256), text);
                        case 1 -> {
                            if (text.length > 0) text[random.nextInt(text.length)] ^= (byte) random.nextInt(256);
                            socket.frame(0x81, text);
                        }
                        case 2 -> {
                            var noise = new byte[random.nextInt(64)];
                            random.nextBytes(noise);
                            socket.bytes(noise);
                        }
                        default -> socket.frame(0x81, text);
                    }
                }
                socket.text(PROBE);
                // Either the socket has lived through it all, or it was closed on the way.
                socket.readUntil("4399999[");
            } catch (IOException closed) {
                assertThat(closed).isNotInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static void overHttp(TestServer server, TestUser user, Mutations mutations, List<String> frames) {
        var token = "Authorization: Bearer " + user.session().token();
        var body = mutations.of("{\"displayName\":\"M\",\"doNotDisturb\":true,\"callWaiting\":false}", frames);
        var answer = RawHttp.post(server.port(), "/api/password", token, body);
        assertThat(answer.status()).isIn(400, 413);
        var opened = RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=polling", "")
                .text();
        var start = opened.indexOf("\"sid\":\"") + 7;
        var session = "/socket.io/?EIO=4&transport=polling&sid=" + opened.substring(start, opened.indexOf('"', start));
        var packets = "40" + user.auth() + "\u001e" + mutations.of(mutations.oneOf(frames), frames);
        assertThat(RawHttp.post(server.port(), session, "", packets).status()).isIn(200, 400);
    }
}
