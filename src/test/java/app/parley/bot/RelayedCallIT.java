package app.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.parley.bot.BotReport.CallReport;
import app.parley.protocol.ServerCallEvent;
import app.parley.server.turn.TurnSettings;
import app.parley.support.BotProcess;
import app.parley.support.Coturn;
import app.parley.support.OneCallAtATime;
import app.parley.support.ServerProcess;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls by relays alone, through a real coturn that shares a secret with a real server.
@OneCallAtATime
class RelayedCallIT {
    /// For a call's set-up, its talking and its end, and for a process to end after it.
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// The meter's step is 2 Hz.
    private static final double TONE_TOLERANCE_HZ = 5;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void twoSidesSeeAndHearEachOtherThroughTheRelayWithTheServersCredentials()
            throws IOException, InterruptedException {
        try (var relay = Coturn.start(folder);
                var server = ServerProcess.start(folder, sharing(relay));
                var ben = bot(server.url(), "ben", "--answer", "--calls", "1");
                var ana = bot(server.url(), "ana", "--call", "ben", "--seconds", "4")) {
            for (var side : List.of(ana.report(PATIENCE), ben.report(PATIENCE))) {
                assertThat(side.calls()).hasSize(1).allSatisfy(RelayedCallIT::wentByRelays);
                assertThat(side.errors()).isEmpty();
            }
        }
    }

    @Test
    @Timeout(300)
    void expiredCredentialsEndTheCallAtOnceAndSayWhy() throws IOException, InterruptedException {
        try (var relay = Coturn.start(folder);
                var server = TestServer.start(TestServer.config(folder).withTurn(expired(relay)));
                var his = server.register("ben").connect();
                var ana = bot(server.url(), "ana", "--call", "ben", "--seconds", "5")) {
            var report = ana.report(PATIENCE, 1);
            assertThat(report.calls()).singleElement().satisfies(call -> {
                assertThat(call.outcome()).isEqualTo("failed");
                assertThat(call.errors())
                        .singleElement()
                        .asString()
                        .startsWith("RelayRefused")
                        .contains("401", "expired");
                assertThat(call.timelineMs().iceConnected()).isNull();
            });
            stoppedRinging(his);
            assertThat(relay.output()).contains("Cannot find credentials of user");
        }
    }

    @Test
    @Timeout(300)
    void withoutARelayACallByRelaysAloneEndsAtOnceAndSaysWhy() throws InterruptedException {
        try (var server = TestServer.start(folder);
                var his = server.register("ben").connect();
                var ana = bot(server.url(), "ana", "--call", "ben", "--seconds", "5")) {
            assertThat(ana.report(PATIENCE, 1).calls())
                    .singleElement()
                    .satisfies(call ->
                            assertThat(call.errors()).singleElement().asString().startsWith("NoRelay"));
            stoppedRinging(his);
        }
    }

    /// The callee, who never answered, is left in peace.
    private static void stoppedRinging(TestSocket callee) {
        var rung = callee.await(ServerCallEvent.Incoming.class);
        assertThat(callee.await(ServerCallEvent.Ended.class).callId()).isEqualTo(rung.callId());
    }

    private BotProcess bot(String server, String user, String... role) throws InterruptedException {
        var words = new String[role.length + 1];
        System.arraycopy(role, 0, words, 0, role.length);
        words[role.length] = "--relay-only";
        return BotProcess.start(folder, server, user, List.of(), words);
    }

    private List<String> sharing(Coturn relay) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), Coturn.SECRET + "\n");
        return List.of("--turn", relay.url(), "--turn-secret-file", secret.toString());
    }

    /// Such as the server itself made a day and a second ago.
    private TurnSettings expired(Coturn relay) {
        var username = Instant.now().getEpochSecond() - 1 + ":ana";
        return TurnSettings.fixed(List.of(relay.url()), username, signed(username));
    }

    private static String signed(String username) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Coturn.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void wentByRelays(CallReport call) {
        assertThat(call.outcome()).isEqualTo("completed");
        assertThat(call.stats().candidatePair()).isEqualTo("relay/relay");
        assertThat(call.remote().pattern()).isTrue();
        assertThat(call.remote().toneHz()).isCloseTo(Bot.TONE_HZ, within(TONE_TOLERANCE_HZ));
        assertThat(call.errors()).isEmpty();
    }
}
