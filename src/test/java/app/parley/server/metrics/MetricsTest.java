package app.parley.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.server.Protection;
import app.parley.server.ServerConfig;
import app.parley.server.ServerConfig.Listen;
import app.parley.support.TestHttp;
import app.parley.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsTest {
    private static final String TOKEN = "a token for tests";

    @TempDir
    Path folder;

    @Test
    void whatClientsAskIsCountedByNameAndAnswer() {
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect()) {
                var chat = anna.chatWith(ben, hers);
                hers.message(new ClientChatEvent.Send(chat, new ClientId("m1"), "Hello", null, null, null));
                hers.message(new ClientChatEvent.Send(chat, new ClientId("m2"), "Hello", null, null, null));
                hers.emit("message:send", "{}");
                hers.emit("no such \"event\"\n", "{}");
                hers.emit("call:offer", "{\"callId\":\"none\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"\"}}");
                var seen = server.http().get("/metrics");
                assertThat(seen.status()).isEqualTo(200);
                assertThat(seen.headers().firstValue("Content-Type"))
                        .hasValue("text/plain; version=0.0.4; charset=utf-8");
                assertThat(value(seen, "parley_events_total{event=\"message:send\",outcome=\"ok\"}"))
                        .isEqualTo(2);
                assertThat(value(seen, "parley_events_total{event=\"message:send\",outcome=\"bad_request\"}"))
                        .isEqualTo(1);
                assertThat(value(seen, "parley_events_total{event=\"unknown\",outcome=\"unknown_event\"}"))
                        .isEqualTo(1);
                assertThat(value(seen, "parley_events_total{event=\"call:offer\",outcome=\"call_not_found\"}"))
                        .isEqualTo(1);
                assertThat(value(seen, "parley_event_seconds_count{event=\"message:send\"}"))
                        .isEqualTo(3);
                assertThat(value(seen, "parley_sockets")).isEqualTo(1);
                assertThat(seen.text()).doesNotContain("no such").doesNotContain("anna");
            }
        }
    }

    @Test
    void requestsAreCountedByRouteAndNeverByPath() {
        try (var server = TestServer.start(folder)) {
            server.register("anna").http().delete("/api/devices/nobodys");
            server.http().get("/api/nothing/of/that/name");
            var seen = server.http().get("/metrics");
            assertThat(value(seen, "parley_http_seconds_count{route=\"POST /api/register\",status=\"201\"}"))
                    .isEqualTo(1);
            assertThat(value(seen, "parley_http_seconds_count{route=\"DELETE /api/devices/:id\",status=\"404\"}"))
                    .isEqualTo(1);
            assertThat(value(seen, "parley_http_seconds_count{route=\"other\",status=\"404\"}"))
                    .isEqualTo(1);
            assertThat(seen.text()).doesNotContain("nobodys").doesNotContain("/of/that/name");
        }
    }

    @Test
    void aCallIsCountedWhenItIsOver() {
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                var wish = new ClientCallEvent.Initiate(new RequestId("r1"), ben.id(), chat, CallType.AUDIO);
                var call = hers.ask(Ack.Initiated.class, wish).callId();
                his.await(ServerCallEvent.Incoming.class);
                his.ask(Ack.CallAck.class, new ClientCallEvent.Accept(call, null));
                hers.ask(Ack.Done.class, new ClientCallEvent.End(call, null));
                his.await(ServerCallEvent.Ended.class);
                var seen = server.http().get("/metrics");
                assertThat(value(seen, "parley_calls_total{outcome=\"completed\",type=\"audio\"}"))
                        .isEqualTo(1);
                assertThat(value(seen, "parley_call_ring_to_answer_seconds_count"))
                        .isEqualTo(1);
                assertThat(value(seen, "parley_call_duration_seconds_count")).isEqualTo(1);
            }
        }
    }

    @Test
    void theDatabaseAndTheMachineAreThere() {
        try (var server = TestServer.start(folder)) {
            server.register("anna");
            var seen = server.http().get("/metrics");
            assertThat(value(seen, "parley_database_write_seconds_count")).isPositive();
            assertThat(value(seen, "parley_database_batch_count")).isPositive();
            assertThat(value(seen, "parley_database_bytes")).isPositive();
            assertThat(value(seen, "parley_database_queue")).isZero();
            assertThat(seen.text()).contains("parley_mailbox_bytes", "parley_outgoing_bytes", "jvm_memory_used_bytes");
        }
    }

    @Test
    void everyMetricIsInTheOperatorsManual() throws IOException {
        var manual = Files.readString(Path.of("src", "docs", "server.md"));
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect()) {
                // Leaves a call that is over.
                var chat = anna.chatWith(ben, hers);
                hers.ask(new ClientCallEvent.Initiate(new RequestId("r1"), ben.id(), chat, CallType.AUDIO));
            }
            server.http().get("/health");
            var told = Pattern.compile("(?m)^# HELP (parley_\\S+)")
                    .matcher(server.http().get("/metrics").text())
                    .results()
                    .map(found -> found.group(1).replaceFirst("_max$", ""))
                    .toList();
            assertThat(told).hasSizeGreaterThan(10).allMatch(name -> manual.contains("`" + name + "`"));
        }
    }

    @Test
    void behindAProxyOnlyTheTokenOpensThem() {
        var config = config(new ServerConfig.Metrics(TOKEN), true);
        try (var server = TestServer.start(config)) {
            assertThat(server.http().get("/metrics").code()).isEqualTo("forbidden");
            assertThat(new TestHttp(server, "another token!!!").get("/metrics").status())
                    .isEqualTo(403);
            assertThat(new TestHttp(server, TOKEN).get("/metrics").status()).isEqualTo(200);
        }
        try (var server = TestServer.start(config(new ServerConfig.Metrics(null), true))) {
            assertThat(new TestHttp(server, "null").get("/metrics").status()).isEqualTo(403);
        }
    }

    private ServerConfig config(ServerConfig.Metrics metrics, boolean behindProxy) {
        return TestServer.config(folder).with(draft -> {
            draft.metrics = metrics;
            draft.protection = Protection.DEFAULTS;
            draft.accounts = ServerConfig.DEFAULTS.accounts();
            draft.listen = new Listen("127.0.0.1", 0, behindProxy, 1);
        });
    }

    private static double value(TestHttp.Answer answer, String series) {
        var line = Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(answer.text());
        assertThat(line.find()).as(series + " in\n" + answer.text()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
