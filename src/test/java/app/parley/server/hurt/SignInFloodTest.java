package app.parley.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ServerChatEvent;
import app.parley.server.Protection;
import app.parley.server.accounts.PasswordHashing;
import app.parley.server.limits.RateLimits;
import app.parley.support.CapturedLog;
import app.parley.support.RawHttp;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A flood of sign-ins, each of which costs the hashing of a password, and two others who go on talking.
@Timeout(120)
@Isolated("reads the log")
class SignInFloodTest {
    @TempDir
    Path folder;

    @Test
    void aFloodOfSignInsMakesNothingElseWait() throws Exception {
        var few = RateLimits.SignIns.DEFAULTS;
        var limits = RateLimits.OFF.withSignIns(new RateLimits.SignIns(
                few.perAddress(),
                few.perAccountAndAddress(),
                few.perAccount(),
                few.passwordChecks(),
                few.registrations(),
                4));
        var config = TestServer.config(folder).withProtection(Protection.DEFAULTS.withRateLimits(limits));
        try (var server = TestServer.start(config.withHashing(PasswordHashing.DEFAULTS));
                var log = CapturedLog.at(Level.INFO);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                var answers = new ArrayList<CompletableFuture<RawHttp.Answer>>();
                for (var i = 0; i < 150; i++) {
                    var name = i % 2 == 0 ? "anna" : "nobody" + i;
                    answers.add(CompletableFuture.supplyAsync(() -> login(server, name), threads));
                }
                for (var i = 0; i < 20; i++) {
                    hers.message(new ClientChatEvent.Send(chat, new ClientId("m" + i), "Hello", null, null, null));
                    his.await(ServerChatEvent.MessageNew.class);
                }
                var statuses = new ArrayList<Integer>();
                for (var answer : answers) {
                    var got = answer.get(60, TimeUnit.SECONDS);
                    statuses.add(got.status());
                    if (got.status() == 503) {
                        assertThat(got.text()).contains("\"code\":\"unavailable\"", "retryAfterMs");
                        assertThat(got.header("Retry-After")).hasValue("2");
                    }
                }
                assertThat(statuses).contains(401, 503).containsOnly(401, 503);
            }
            assertThat(TestUser.signIn(server, "anna", "phone")
                            .http()
                            .get("/api/me")
                            .status())
                    .isEqualTo(200);
            assertThat(log.complaints()).isEmpty();
        }
    }

    private static RawHttp.Answer login(TestServer server, String name) {
        return RawHttp.post(
                server.port(),
                "/api/login",
                "",
                "{\"username\":\"%s\",\"password\":\"wrong one\",\"device\":{\"id\":\"d\",\"name\":\"n\",\"platform\":\"p\"}}"
                        .formatted(name));
    }
}
