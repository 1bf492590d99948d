package app.parley.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.RequestId;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DrainTest {
    @TempDir
    Path folder;

    @Test
    void aServerThatGoesDownTakesNoNewCallAndDoesAllElseUntilItCloses() throws Exception {
        var slowly = TestServer.config(folder)
                .with(draft -> draft.drain = new Drain(Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(10)));
        try (var server = TestServer.start(slowly)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                assertThat(server.http().get("/health").status()).isEqualTo(200);

                var closed = CompletableFuture.runAsync(server::close);
                awaitDraining(server);

                var wish = new ClientCallEvent.Initiate(new RequestId("r1"), ben.id(), chat, CallType.AUDIO);
                assertThat(hers.refusalOf(wish)).isEqualTo(ErrorCode.UNAVAILABLE);
                hers.ask(
                        Ack.MessageAck.class,
                        new ClientChatEvent.Send(chat, new ClientId("m1"), "Hello", null, null, null));
                hers.awaitDisconnect();
                his.awaitDisconnect();
                closed.get(30, SECONDS);
            }
        }
    }

    /// The closing has begun on another thread: how long it takes to say so is not told.
    private static void awaitDraining(TestServer server) {
        var tries = 0;
        while (!server.http().get("/health").text().equals("{\"status\":\"draining\"}")) {
            assertThat(tries++).isLessThan(1_000);
        }
        assertThat(server.http().get("/health").status()).isEqualTo(503);
    }
}
