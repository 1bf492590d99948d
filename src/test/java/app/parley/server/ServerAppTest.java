package app.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.Ack;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ServerChatEvent;
import app.parley.server.ServerConfig.Listen;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(60)
@Isolated("counts threads")
class ServerAppTest {
    @TempDir
    Path folder;

    @Test
    void twoUsersTalkThroughIt() {
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                hers.message(new ClientChatEvent.Send(chat, new ClientId("m1"), "Hello", null, null, null));
                assertThat(his.await(ServerChatEvent.MessageNew.class).message().body())
                        .isEqualTo("Hello");
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect()) {
                var chat = anna.chatWith(ben, hers);
                hers.message(new ClientChatEvent.Send(chat, new ClientId("m1"), "Hello", null, null, null));
            }
            server.restart();
            try (var his = ben.connect()) {
                var chat = ben.chatWith(anna, his);
                var page = his.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, null));
                assertThat(page.messages()).extracting("body").containsExactly("Hello");
            }
        }
    }

    @Test
    void startingAndStoppingLeavesNoThread() throws InterruptedException {
        startUseAndStop("warm-up");
        var before = serverThreads();
        for (var i = 0; i < 5; i++) startUseAndStop("round-" + i);
        for (var thread : serverThreads()) {
            // Hikari tells its last thread to end and does not wait for it.
            var ended = before.contains(thread) || thread.join(Duration.ofSeconds(10));
            assertThat(ended).as(thread.getName()).isTrue();
        }
    }

    @Test
    void connectionsAreServedByAsManyThreadsAsTheSettingSays() {
        for (var loops : List.of(1, 3)) {
            var before = serverThreads();
            var config = TestServer.config(folder.resolve("loops-" + loops))
                    .with(draft -> draft.listen = new Listen("127.0.0.1", 0, false, loops));
            try (var server = TestServer.start(config)) {
                server.register("anna");
                var begun = serverThreads();
                begun.removeAll(before);
                assertThat(begun.stream().filter(thread -> thread.getName().contains("eventloop")))
                        .hasSize(loops);
            }
        }
    }

    @Test
    void anAddressThatLeavesTheMachineIsRefusedWithoutAProxy() {
        assertThatThrownBy(() -> ServerApp.start(TestServer.config(folder).withHost("0.0.0.0", false)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("loopback only")
                .hasMessageContaining("--behind-proxy");
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() {
        try (var _ = TestServer.start(folder)) {
            assertThatThrownBy(() -> TestServer.start(folder))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("Another server uses the data folder");
        }
        TestServer.start(folder).close();
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (var server = TestServer.start(folder)) {
            var taken = ServerConfig.local(server.port(), folder.resolve("other"));
            assertThatThrownBy(() -> ServerApp.start(taken))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(String.valueOf(server.port()));
        }
    }

    private void startUseAndStop(String name) {
        try (var server = TestServer.start(folder.resolve(name))) {
            var anna = server.register("anna");
            anna.connect().forget();
        }
    }

    /// Threads that a server makes, by name; not the test client's.
    private static Set<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(ServerAppTest::isServers)
                .collect(Collectors.toSet());
    }

    private static boolean isServers(Thread thread) {
        var name = thread.getName();
        return name.startsWith("parley")
                || name.startsWith("vert.x")
                || name.startsWith("vertx")
                || name.contains("Hikari")
                || name.startsWith("pool-");
    }
}
