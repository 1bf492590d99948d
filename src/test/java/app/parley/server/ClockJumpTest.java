package app.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody sets the clock of the machine that a real server runs on.
@Timeout(60)
class ClockJumpTest {
    private static final long RING_MS = 3_000;

    @TempDir
    Path folder;

    private volatile Duration jump = Duration.ZERO;
    private TestServer server;
    private TestUser anna;
    private TestUser ben;
    private TestSocket annas;
    private TestSocket bens;
    private ChatId chat;

    @BeforeEach
    void meet() {
        InstantSource clock = () -> Instant.now().plus(jump);
        server = TestServer.start(TestServer.config(folder).withCallTimes(RING_MS, RING_MS), clock);
        anna = server.register("anna");
        ben = server.register("ben");
        annas = anna.connect();
        bens = ben.connect();
        chat = anna.chatWith(ben, annas);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRingingCallRingsOnWhenTheClockJumpsForwardAndCanBeAnswered() {
        var call = ring();
        jump = Duration.ofHours(1);
        var accepted = bens.ask(Ack.CallAck.class, new ClientCallEvent.Accept(call.callId(), null));
        assertThat(accepted.call().callId()).isEqualTo(call.callId());
        annas.await(ServerCallEvent.Accepted.class);
        annas.ask(Ack.Done.class, new ClientCallEvent.End(call.callId(), null));
        assertThat(annas.await(ServerCallEvent.Ended.class).durationMs()).isLessThan(60_000);
    }

    @Test
    void aRingingCallStopsRingingInItsTimeWhenTheClockJumpsBack() {
        ring();
        jump = Duration.ofHours(-1);
        annas.await(ServerCallEvent.Timeout.class);
        bens.await(ServerCallEvent.Ended.class);
    }

    @Test
    void aTokenThatEndedInAFutureThatWasNoneIsGoodAgain() {
        jump = Duration.ofDays(365);
        assertThat(TestSocket.refusal(server, anna.auth())).isEqualTo("unauthorized");
        jump = Duration.ZERO;
        try (var again = anna.connect()) {
            assertThat(again.chat(new ClientChatEvent.Open(ben.id())).id()).isEqualTo(chat);
        }
    }

    @Test
    void messagesAndCursorsKeepTheirOrderWhicheverWayTheClockJumps() {
        var cursor = bens.ask(Ack.Changes.class, new ClientEvent.Sync(null)).cursor();
        send("a");
        jump = Duration.ofDays(-30);
        send("b");
        jump = Duration.ofDays(30);
        send("c");
        var changes = bens.ask(Ack.Changes.class, new ClientEvent.Sync(cursor));
        assertThat(changes.reset()).isNull();
        assertThat(changes.changes())
                .extracting(change ->
                        ((ServerChatEvent.MessageNew) change).message().body())
                .containsExactly("a", "b", "c");
        assertThat(changes.changes())
                .extracting(change ->
                        ((ServerChatEvent.MessageNew) change).message().seq())
                .isSorted();
    }

    private Ack.Initiated ring() {
        var initiate = new ClientCallEvent.Initiate(new RequestId("r"), ben.id(), chat, CallType.AUDIO);
        var initiated = annas.ask(Ack.Initiated.class, initiate);
        bens.await(ServerCallEvent.Incoming.class);
        return initiated;
    }

    private void send(String body) {
        annas.message(new ClientChatEvent.Send(chat, new ClientId("id-" + body), body, null, null, null));
    }
}
