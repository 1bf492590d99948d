package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ClientCallEvent;
import app.parley.support.BotProcess;
import app.parley.support.OneCallAtATime;
import app.parley.support.ServerProcess;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed in the middle of a call, as by a power failure: a client's, or the server's.
@Timeout(420)
@OneCallAtATime
class KilledPeerIT {
    /// For a call's set-up on a busy machine; more than the server's and the clients' own limits.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Far more than a test waits for: such a call is not hung up.
    private static final int LONG_SECONDS = 600;

    @TempDir
    Path folder;

    @Test
    void whoIsLeftInACallReconnectsThenGivesUpAndCanBeCalledAgain() throws InterruptedException {
        try (var server = TestServer.start(folder);
                var ben = BotProcess.answering(folder, server.url(), "ben", 2)) {
            try (var ana = BotProcess.calling(folder, server.url(), "ana", "ben", LONG_SECONDS)) {
                ana.await("-> Active", 1, PATIENCE);
                ben.await("-> Active", 1, PATIENCE);
                ana.kill();
            }
            ben.await("Active -> Reconnecting", 1, PATIENCE);
            ben.await("Reconnecting -> Ended (Disconnected", 1, PATIENCE);
            try (var again = BotProcess.calling(folder, server.url(), "ana", "ben", 4)) {
                assertThat(again.report(PATIENCE).calls())
                        .extracting(call -> call.outcome())
                        .containsExactly("completed");
            }
            assertThat(ben.report(PATIENCE).calls())
                    .extracting(call -> call.outcome())
                    .containsExactly("disconnected", "completed");
            assertThat(records(server, "ben"))
                    .hasSize(2)
                    .allMatch(record -> record.outcome() == CallRecord.Outcome.COMPLETED);
        }
    }

    @Test
    void aCallOutlivesTheServersDeathAndLeavesOneRecord() throws InterruptedException {
        var seconds = 25;
        try (var server = ServerProcess.start(folder);
                var ben = BotProcess.answering(folder, server.url(), "ben", 1);
                var ana = BotProcess.calling(folder, server.url(), "ana", "ben", seconds)) {
            ana.await("-> Active", 1, PATIENCE);
            ben.await("-> Active", 1, PATIENCE);
            server.kill();
            server.startAgain();
            ana.await("signalling connected", 2, PATIENCE);
            ben.await("signalling connected", 2, PATIENCE);
            for (var side : List.of(ana, ben)) {
                var calls = side.report(PATIENCE).calls();
                assertThat(calls).extracting(call -> call.outcome()).containsExactly("completed");
                assertThat(calls.getFirst().errors()).isEmpty();
                // The media go from peer to peer and never noticed.
                assertThat(side.output()).doesNotContain("Reconnecting");
            }
        }
        try (var server = TestServer.start(folder)) {
            assertThat(records(server, "ana")).hasSize(1).allSatisfy(record -> {
                assertThat(record.outcome()).isEqualTo(CallRecord.Outcome.COMPLETED);
                assertThat(record.durationMs()).isGreaterThanOrEqualTo(seconds * 1000L - 1000);
            });
            assertThat(records(server, "ben")).isEqualTo(records(server, "ana"));
        }
    }

    private static List<CallRecord> records(TestServer server, String username) {
        try (var socket = TestUser.signIn(server, username, "desk").connect()) {
            return socket.ask(Ack.Calls.class, new ClientCallEvent.History(null, null))
                    .calls();
        }
    }
}
