package app.parley.server.calls;

import static app.parley.server.calls.CallScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallInfo;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that stops or dies in the middle of a call: the protocol's section 5.
@Timeout(60)
class ServerRestartTest {
    @TempDir
    Path folder;

    @Test
    void anActiveCallIsResumedByBoth() {
        try (var scene = CallScene.open(folder, LONG_MS, LONG_MS)) {
            var id = scene.talk(scene.anna.connect(), scene.ben, scene.ben.connect());
            scene.server.restart();
            var anna = scene.anna.connect();
            var call =
                    anna.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id)).call();
            assertThat(call.state()).isEqualTo(CallInfo.State.ACTIVE);
            var ben = scene.ben.connect();
            assertThat(anna.await(ServerCallEvent.PeerReconnecting.class).userId())
                    .isEqualTo(scene.ben.id());
            ben.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id));
            anna.await(ServerCallEvent.PeerResumed.class);
            signal(anna, id, offer("v=0 restart"));
            assertThat(signalled(ben).signal()).isEqualTo(offer("v=0 restart"));
            assertThat(anna.refusalOf(scene.calling(scene.ben))).isEqualTo(ErrorCode.CALLER_BUSY);
            ben.ask(Ack.Done.class, new ClientCallEvent.End(id, null));
            assertThat(scene.left(anna, id).outcome()).isEqualTo(Outcome.COMPLETED);
        }
    }

    @Test
    void aRingingCallGoesOnRingingAndTheCallerOffersAgain() {
        try (var scene = CallScene.open(folder, LONG_MS, LONG_MS)) {
            var caller = scene.anna.connect();
            scene.ben.connect();
            var id = scene.ring(caller, scene.ben);
            signal(caller, id, offer("v=0 forgotten"));
            scene.server.restart();
            var ben = scene.ben.connect();
            incoming(ben, id);
            assertThat(news(ben)).isEmpty();
            var anna = scene.anna.connect();
            var call =
                    anna.ask(Ack.CallAck.class, new ClientCallEvent.Resume(id)).call();
            assertThat(call.state()).isEqualTo(CallInfo.State.RINGING);
            signal(anna, id, offer("v=0 again"));
            assertThat(signalled(ben).signal()).isEqualTo(offer("v=0 again"));
            scene.accept(anna, ben, id, null);
        }
    }

    @Test
    void aCallThatNobodyResumesEndsAfterTheGrace() {
        try (var scene = CallScene.open(folder, LONG_MS, 1_000)) {
            var id = scene.talk(scene.anna.connect(), scene.ben, scene.ben.connect());
            scene.server.restart();
            var cleo = scene.cleo.connect();
            assertThat(awaitCallMessage(scene, cleo)).isEqualTo(id.value());
            assertThat(scene.left(scene.ben.connect(), id).outcome()).isEqualTo(Outcome.COMPLETED);
        }
    }

    @Test
    void callsWhoseTimePassedWhileTheServerWasDeadAreClosedAtStartUp() throws IOException {
        // A copy of the data under a running server is what a power cut leaves.
        var dead = folder.resolve("dead");
        String ringing;
        String active;
        TestUser anna;
        TestUser cleo;
        try (var scene = CallScene.open(folder, 500, 1)) {
            anna = scene.anna;
            cleo = scene.cleo;
            var annaSocket = anna.connect();
            active = scene.talk(annaSocket, scene.ben, scene.ben.connect()).value();
            CallScene.takesWaitingCalls(scene.ben);
            var cleoSocket = cleo.connect();
            ringing = scene.ring(cleoSocket, scene.ben).value();
            copy(folder.resolve("server"), dead.resolve("server"));
            // The last ring timeout passes here, as it would while a server is away.
            cleoSocket.await(ServerCallEvent.Timeout.class);
        }
        try (var server = TestServer.start(TestServer.config(dead).withCallTimes(500, 1))) {
            var hers = on(server, anna);
            var record = history(hers).getFirst();
            assertThat(record.callId().value()).isEqualTo(active);
            assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
            var cleos = history(on(server, cleo)).getFirst();
            assertThat(cleos.callId().value()).isEqualTo(ringing);
            assertThat(cleos.outcome()).isEqualTo(Outcome.MISSED);
        }
    }

    private static TestSocket on(TestServer server, TestUser user) {
        return TestSocket.connect(server, user.auth());
    }

    private static String awaitCallMessage(CallScene scene, TestSocket member) {
        var already = scene.callMessages(member);
        if (!already.isEmpty()) return already.getFirst().clientId().value();
        return member.await(ServerChatEvent.MessageNew.class)
                .message()
                .clientId()
                .value();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                if (Files.isRegularFile(file) && file.getFileName().toString().startsWith("parley.db")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }
}
