package app.parley.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import app.parley.server.Protection;
import app.parley.server.ServerApp;
import app.parley.server.ServerConfig;
import app.parley.server.ServerStartException;
import app.parley.server.accounts.PasswordHashing;
import app.parley.support.RawHttp;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The limits at the server's doors.
@Timeout(60)
class RateLimitsTest {
    private static final RateLimits LIMITS = RateLimits.DEFAULTS;

    @TempDir
    Path folder;

    @Test
    void aFloodOfSignInsIsAnsweredWithWhenToTryAgain() {
        var few = LIMITS.withSignIns(new RateLimits.SignIns(
                Rate.perMinute(100, 10),
                Rate.perMinute(3, 1),
                Rate.perMinute(100, 10),
                Rate.perMinute(3, 1),
                Rate.perMinute(3, 1),
                64));
        try (var server = proxied(few)) {
            var anna = register(server, "anna", "10.0.0.1");
            for (var name : new String[] {"anna", "nobody"}) {
                for (var i = 0; i < 3; i++) {
                    assertThat(login(server, name, "wrong password", "10.0.0.9").status())
                            .isEqualTo(401);
                }
                var refused = login(server, name, "wrong password", "10.0.0.9");
                assertThat(refused.status()).as(name).isEqualTo(429);
                assertThat(refused.text()).contains("\"code\":\"rate_limited\"", "\"retryAfterMs\":");
                assertThat(refused.header("Retry-After").map(Integer::parseInt).orElseThrow())
                        .isBetween(1, 61);
            }
            assertThat(login(server, "anna", TestUser.PASSWORD, "10.0.0.1").status())
                    .as("elsewhere")
                    .isEqualTo(200);
            assertThat(anna.status()).isEqualTo(201);
            register(server, "ben", "10.0.0.1");
            register(server, "carla", "10.0.0.1");
            assertThat(register(server, "dora", "10.0.0.1").status()).isEqualTo(429);
            assertThat(register(server, "dora", "10.0.0.2").status()).isEqualTo(201);
        }
    }

    @Test
    void theApiIsBoundedByAddressAndByDevice() {
        var few = LIMITS.withRequests(new RateLimits.Requests(
                Rate.perMinute(12, 1), Rate.perMinute(5, 1), Rate.perMinute(1, 1), Rate.perMinute(5, 1)));
        try (var server = proxied(few)) {
            var token = token(register(server, "anna", "10.0.0.1"));
            var from = "X-Forwarded-For: 10.0.0.1";
            var with = from + "\nAuthorization: Bearer " + token;
            for (var i = 0; i < 5; i++) {
                assertThat(RawHttp.get(server.port(), "/api/me", with).status()).isEqualTo(200);
            }
            var device = RawHttp.get(server.port(), "/api/me", with);
            assertThat(device.status()).isEqualTo(429);
            assertThat(device.header("Retry-After")).isPresent();
            for (var i = 0; i < 5; i++) {
                assertThat(RawHttp.get(server.port(), "/api/server", from).status())
                        .isEqualTo(200);
            }
            assertThat(RawHttp.get(server.port(), "/api/server", from).text()).contains("rate_limited");
            assertThat(RawHttp.get(server.port(), "/api/server", "X-Forwarded-For: 10.0.0.2")
                            .status())
                    .isEqualTo(200);
            var file = "X-Filename: a.txt\nX-Forwarded-For: 10.0.0.3\nAuthorization: Bearer ";
            var ben = token(register(server, "ben", "10.0.0.4"));
            assertThat(RawHttp.post(server.port(), "/api/attachments", file + ben, "one")
                            .status())
                    .isEqualTo(201);
            assertThat(RawHttp.post(server.port(), "/api/attachments", file + ben, "two")
                            .text())
                    .contains("rate_limited");
            assertThat(RawHttp.get(server.port(), "/health", from).status())
                    .as("whoever watches the server")
                    .isEqualTo(200);
        }
    }

    @Test
    void aDeviceThatTalksTooMuchIsToldWhenItMayGoOn() {
        var few = LIMITS.withEvents(new RateLimits.Events(
                Rate.perSecond(5, 4), Rate.perSecond(5, 1), Rate.perMinute(1, 1), Rate.perMinute(2, 1)));
        try (var server = start(few)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                var acks = new ArrayList<CompletableFuture<Ack>>();
                for (var i = 0; i < 20; i++) {
                    acks.add(
                            hers.send(new ClientChatEvent.Send(chat, new ClientId("c" + i), "" + i, null, null, null)));
                }
                var refused = acks.stream()
                        .map(CompletableFuture::join)
                        .filter(Ack.Refused.class::isInstance)
                        .map(ack -> ((Ack.Refused) ack).error())
                        .toList();
                assertThat(refused).hasSizeBetween(10, 17).allSatisfy(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    assertThat(error.retryAfterMs()).isBetween(1L, 1_000L);
                });
                for (var i = 0; i < 2; i++) hers.ask(Ack.Done.class, new ClientChatEvent.Typing(chat, true));
                assertThat(hers.refusalOf(new ClientChatEvent.Typing(chat, true)))
                        .isEqualTo(ErrorCode.RATE_LIMITED);
                assertThat(his.ask(new ClientChatEvent.Typing(chat, true))).isInstanceOf(Ack.Done.class);
            }
            try (var again = anna.connect()) {
                assertThat(again.refusalOf(new ClientChatEvent.Typing(new app.parley.protocol.ChatId("nobodys"), true)))
                        .as("a new socket of the device")
                        .isEqualTo(ErrorCode.RATE_LIMITED);
            }
        }
    }

    @Test
    void theCandidatesOfACallArePassedOnInTheirBurst() {
        try (var server = start(LIMITS)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                var begun = hers.ask(
                        Ack.Initiated.class,
                        new ClientCallEvent.Initiate(new RequestId("r"), ben.id(), chat, CallType.AUDIO));
                his.await(ServerCallEvent.Incoming.class);
                var acks = new ArrayList<CompletableFuture<Ack>>();
                for (var i = 0; i < 200; i++) {
                    var candidate = new IceCandidate("candidate:" + i, "0", 0);
                    acks.add(
                            hers.send(new ClientCallEvent.Signal(begun.callId(), new CallSignal.Candidate(candidate))));
                }
                assertThat(acks).extracting(CompletableFuture::join).allMatch(Ack.Done.class::isInstance);
                for (var i = 0; i < 200; i++) his.await(ServerCallEvent.Signal.class);
            }
        }
    }

    @Test
    void whoDialsWithoutEndIsStopped() {
        try (var server = start(LIMITS)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect()) {
                var chat = anna.chatWith(ben, hers);
                ErrorCode last = null;
                for (var i = 0; i <= LIMITS.events().dials().burst(); i++) {
                    last = hers.refusalOf(
                            new ClientCallEvent.Initiate(new RequestId("r" + i), ben.id(), chat, CallType.AUDIO));
                }
                assertThat(last).isEqualTo(ErrorCode.RATE_LIMITED);
            }
        }
    }

    @Test
    void limitsAreTurnedOffOnLoopbackOnly() {
        var off = TestServer.config(folder);
        assertThatThrownBy(() -> ServerApp.start(off.withHost("127.0.0.1", true)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("--no-rate-limits")
                .hasMessageContaining("loopback");
        assertThatThrownBy(() -> ServerApp.start(off.withHost("0.0.0.0", true)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("--no-rate-limits");
    }

    @Test
    void hashingIsWeakOnLoopbackOnly() {
        var weak = config(LIMITS);
        for (var leaving : List.of(weak.withHost("127.0.0.1", true), weak.withHost("0.0.0.0", true))) {
            assertThatThrownBy(() -> ServerApp.start(leaving))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("accounts.hashing")
                    .hasMessageContaining("loopback");
        }
    }

    private TestServer start(RateLimits limits) {
        return TestServer.start(config(limits));
    }

    /// Lets a test say where a request comes from.
    private TestServer proxied(RateLimits limits) {
        return TestServer.start(config(limits).withHost("127.0.0.1", true).withHashing(PasswordHashing.DEFAULTS));
    }

    private ServerConfig config(RateLimits limits) {
        return TestServer.config(folder).withProtection(Protection.DEFAULTS.withRateLimits(limits));
    }

    private static RawHttp.Answer register(TestServer server, String name, String from) {
        return RawHttp.post(
                server.port(),
                "/api/register",
                "X-Forwarded-For: " + from,
                "{\"username\":\"%s\",\"displayName\":\"A\",\"password\":\"%s\",\"device\":{\"id\":\"d\",\"name\":\"n\",\"platform\":\"p\"}}"
                        .formatted(name, TestUser.PASSWORD));
    }

    private static RawHttp.Answer login(TestServer server, String name, String password, String from) {
        return RawHttp.post(
                server.port(),
                "/api/login",
                "X-Forwarded-For: " + from,
                "{\"username\":\"%s\",\"password\":\"%s\",\"device\":{\"id\":\"d\",\"name\":\"n\",\"platform\":\"p\"}}"
                        .formatted(name, password));
    }

    private static String token(RawHttp.Answer registered) {
        var start = registered.text().indexOf("\"token\":\"") + 9;
        return registered.text().substring(start, registered.text().indexOf('"', start));
    }
}
