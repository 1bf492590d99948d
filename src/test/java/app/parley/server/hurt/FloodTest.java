package app.parley.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Presence;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerEvent;
import app.parley.server.Protection;
import app.parley.server.ServerConfig;
import app.parley.server.limits.Rate;
import app.parley.server.limits.RateLimits;
import app.parley.support.RawHttp;
import app.parley.support.RawWebSocket;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One who takes more than a share, and two others who go on talking.
@Timeout(120)
class FloodTest {
    private static final Rate OFTEN = new Rate(500, 100, Duration.ofSeconds(1));
    private static final Rate RARELY = new Rate(5, 1, Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @Test
    void aReaderThatDoesNotReadIsClosedAndTheOthersGetEverything() throws Exception {
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            var sleeper = server.register("sleeper");
            try (var hers = anna.connect();
                    var his = ben.connect();
                    var asleep = RawWebSocket.open(server.port(), 4_096).connect(sleeper)) {
                var members = List.of(ben.id(), sleeper.id());
                var chat = hers.chat(new ClientChatEvent.Create(new RequestId("g"), "All", members))
                        .id();
                var most = 1_500;
                var text = "😀".repeat(8_000);
                var sent = 0;
                while (sent < most && isOnline(hers.settled(), sleeper)) {
                    for (var i = 0; i < 50; i++, sent++) {
                        hers.message(new ClientChatEvent.Send(chat, new ClientId("m" + sent), text, null, null, null));
                        his.await(ServerChatEvent.MessageNew.class);
                    }
                }
                assertThat(sent).as("the sleeper is closed").isLessThan(most);
                hers.message(new ClientChatEvent.Send(chat, new ClientId("last"), "Still here", null, null, null));
                his.await(
                        ServerChatEvent.MessageNew.class,
                        news -> news.message().body().equals("Still here"));
                assertThat(asleep).isNotNull();
            }
        }
    }

    @Test
    void oneAddressHasSoManyConnectionsAndGetsThemBack() throws Exception {
        var limits = RateLimits.DEFAULTS.withConnections(new RateLimits.Connections(40, 1_000, OFTEN));
        try (var server = TestServer.start(config(limits))) {
            var anna = server.register("anna");
            try (var hers = anna.connect()) {
                for (var round = 0; round < 3; round++) {
                    var flood = new ArrayList<Socket>();
                    for (var i = 0; i < 100; i++) {
                        flood.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
                    }
                    var let = 0;
                    for (var socket : flood) {
                        if (answers(socket)) let++;
                    }
                    assertThat(let).as("of 100 connections").isBetween(20, 40);
                    hers.settled();
                    for (var socket : flood) socket.close();
                    awaitAnswer(server);
                }
            }
        }
    }

    @Test
    void socketsThatComeAndGoAreCountedRightly() throws Exception {
        var limits = RateLimits.DEFAULTS.withConnections(new RateLimits.Connections(20, 1_000, OFTEN));
        try (var server = TestServer.start(config(limits))) {
            var anna = server.register("anna");
            for (var i = 0; i < 100; i++) {
                // An end is heard of a moment later, so that one more may find the place still taken.
                awaitAnswer(server);
                RawWebSocket.open(server.port()).connect(anna).close();
            }
        }
    }

    @Test
    void whoOpensSessionsWithoutEndIsToldToWait() {
        var limits = RateLimits.DEFAULTS.withConnections(new RateLimits.Connections(500, 1_000, RARELY));
        try (var server = TestServer.start(config(limits))) {
            var opened = new ArrayList<Integer>();
            for (var i = 0; i < 10; i++) {
                opened.add(RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=polling", "")
                        .status());
            }
            assertThat(opened).containsExactly(200, 200, 200, 200, 200, 429, 429, 429, 429, 429);
            var refused = RawHttp.get(
                    server.port(),
                    "/socket.io/?EIO=4&transport=websocket",
                    "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isPresent();
        }
    }

    @Test
    void whoPollsWithoutEndIsToldToWaitAndWebSocketsGoOn() {
        var limits = RateLimits.DEFAULTS.withRequests(new RateLimits.Requests(
                RateLimits.Requests.DEFAULTS.perAddress(),
                RateLimits.Requests.DEFAULTS.perDevice(),
                RateLimits.Requests.DEFAULTS.uploads(),
                new Rate(50, 1, Duration.ofMinutes(1))));
        try (var server = TestServer.start(config(limits))) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var statuses = new ArrayList<Integer>();
                for (var i = 0; i < 60; i++) {
                    statuses.add(RawHttp.get(server.port(), "/socket.io/?EIO=4&transport=polling&sid=guessed" + i, "")
                            .status());
                }
                assertThat(statuses.subList(0, 50)).containsOnly(400);
                assertThat(statuses.subList(51, 60)).containsOnly(429);
                var chat = anna.chatWith(ben, hers);
                hers.message(new ClientChatEvent.Send(chat, new ClientId("m"), "Hello", null, null, null));
                his.await(ServerChatEvent.MessageNew.class);
            }
        }
    }

    private ServerConfig config(RateLimits limits) {
        return TestServer.config(folder).withProtection(Protection.DEFAULTS.withRateLimits(limits));
    }

    private static boolean isOnline(List<ServerEvent> received, TestUser user) {
        return received.stream()
                .noneMatch(event -> event instanceof ServerEvent.PresenceChanged(var who, var presence, var _)
                        && who.equals(user.id())
                        && presence == Presence.OFFLINE);
    }

    /// Whether the server talks on this connection.
    private static boolean answers(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /api/server HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == 'H';
        } catch (IOException closed) {
            return false;
        }
    }

    /// Waits until there is room for a connection again: the server hears of ends in its own time.
    private static void awaitAnswer(TestServer server) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (RawHttp.get(server.port(), "/api/server", "").status() != 200) {
            assertThat(System.nanoTime()).as("there is room again").isLessThan(end);
        }
    }
}
