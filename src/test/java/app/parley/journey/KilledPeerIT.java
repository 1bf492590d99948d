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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed in the middle of a call, as by a power failure: a client's, or the server's. Both happen
/// at the same time, since both mostly wait.
@Timeout(420)
@OneCallAtATime
class KilledPeerIT {
    /// For a call's set-up on a busy machine; more than the server's and the clients' own limits.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Far more than a test waits for: such a call is not hung up.
    private static final int LONG_SECONDS = 600;

    /// How long the server waits for a lost device: longer than it takes a client to see that its peer is silent.
    private static final long GRACE_MS = 10_000;

    /// Longer than a server takes to start again.
    private static final int SECONDS = 25;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static CompletableFuture<Void> killedClient;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static CompletableFuture<Void> killedServer;

    @BeforeAll
    static void begin(@TempDir Path folder) {
        killedClient = begin(() -> killAClient(folder.resolve("client")));
        killedServer = begin(() -> killTheServer(folder.resolve("server")));
    }

    @Test
    void whoIsLeftInACallReconnectsThenGivesUpAndCanBeCalledAgain() {
        killedClient.join();
    }

    @Test
    void aCallOutlivesTheServersDeathAndLeavesOneRecord() {
        killedServer.join();
    }

    private static void killAClient(Path folder) throws InterruptedException {
        var config = TestServer.config(folder);
        var ring = config.calls().ringTimeout().toMillis();
        try (var server = TestServer.start(config.withCallTimes(ring, GRACE_MS));
                var ben = answering(folder, server.url(), 2)) {
            try (var ana = calling(folder, server.url(), LONG_SECONDS)) {
                ana.await("-> Active", 1, PATIENCE);
                ben.await("-> Active", 1, PATIENCE);
                ana.kill();
            }
            ben.await("Active -> Reconnecting", 1, PATIENCE);
            ben.await("Reconnecting -> Ended (Disconnected", 1, PATIENCE);
            try (var again = calling(folder, server.url(), 2)) {
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

    private static void killTheServer(Path folder) throws InterruptedException {
        try (var server = ServerProcess.start(folder);
                var ben = answering(folder, server.url(), 1);
                var ana = calling(folder, server.url(), SECONDS)) {
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
                assertThat(record.durationMs()).isGreaterThanOrEqualTo(SECONDS * 1000L - 1000);
            });
            assertThat(records(server, "ben")).isEqualTo(records(server, "ana"));
        }
    }

    private static BotProcess answering(Path folder, String url, int calls) throws InterruptedException {
        return BotProcess.start(folder, url, "ben", List.of(), "--answer", "--calls", Integer.toString(calls));
    }

    /// With sound alone, which is enough here, and leaves processors to the others.
    private static BotProcess calling(Path folder, String url, int seconds) throws InterruptedException {
        var length = Integer.toString(seconds);
        return BotProcess.start(folder, url, "ana", List.of(), "--call", "ben", "--type", "audio", "--seconds", length);
    }

    private static CompletableFuture<Void> begin(Scene scene) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        scene.play();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private interface Scene {
        void play() throws InterruptedException;
    }

    private static List<CallRecord> records(TestServer server, String username) {
        try (var socket = TestUser.signIn(server, username, "desk").connect()) {
            return socket.ask(Ack.Calls.class, new ClientCallEvent.History(null, null))
                    .calls();
        }
    }
}
