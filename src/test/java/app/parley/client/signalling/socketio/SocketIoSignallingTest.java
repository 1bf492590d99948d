package app.parley.client.signalling.socketio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.signalling.ReconnectPolicy;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.client.signalling.SignallingListener;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Presence;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(30)
@Isolated("looks at all threads")
final class SocketIoSignallingTest {
    private static final DeviceId DEVICE = new DeviceId("device-1");
    private static final ReconnectPolicy QUICK = new ReconnectPolicy(Duration.ofMillis(20), Duration.ofMillis(100));
    private static final ClientEvent READ = new ClientChatEvent.Read(new ChatId("c"), 7);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private SocketServer server;

    @BeforeEach
    void start() throws Exception {
        server = new SocketServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void tokenDeviceAndProtocolAreShownInTheHandshake() throws Exception {
        try (var _ = connected()) {
            server.next();
            assertThat(server.auths).hasSize(1);
            assertThat(server.auths.getFirst())
                    .contains("\"token\":\"secret\"", "\"deviceId\":\"device-1\"", "\"protocol\":1");
        }
    }

    @Test
    void anEventIsAnsweredByItsAck() throws Exception {
        try (var signalling = connected()) {
            signalling.send(READ, outcomes::add);
            assertThat(outcome()).isEqualTo(new Outcome.Answered(new Ack.Done()));
            assertThat(server.events).hasSize(1);
            assertThat(server.events.getFirst()).startsWith("chat:read ").contains("\"seq\":7");
        }
    }

    @Test
    void aRefusedEventCarriesItsReason() throws Exception {
        server.answer = _ -> "{\"ok\":false,\"error\":{\"code\":\"not_in_chat\",\"message\":\"no\"}}";
        try (var signalling = connected()) {
            signalling.send(READ, outcomes::add);
            assertThat(outcome())
                    .isEqualTo(new Outcome.Answered(new Ack.Refused(ProtocolError.of(ErrorCode.NOT_IN_CHAT, "no"))));
        }
    }

    @Test
    void theEndOfCandidatesIsSentAsNull() throws Exception {
        try (var signalling = connected()) {
            signalling.send(new ClientCallEvent.Signal(new CallId("k"), new CallSignal.Candidate(null)), outcomes::add);
            outcome();
            assertThat(server.events.getFirst()).contains("\"candidate\":null");
        }
    }

    @Test
    void eventsArriveInTheOrderInWhichTheyWereSent() throws Exception {
        try (var signalling = connected()) {
            for (var seq = 0; seq < 200; seq++) {
                signalling.send(new ClientChatEvent.Read(new ChatId("c"), seq), outcomes::add);
            }
            for (var seq = 0; seq < 200; seq++) outcome();
            var seqs = server.events.stream()
                    .map(event -> event.replaceAll("\\D", ""))
                    .toList();
            assertThat(seqs)
                    .isEqualTo(IntStream.range(0, 200).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void withoutAConnectionAnEventStaysUnanswered() throws Exception {
        try (var signalling = signalling(server.uri(), QUICK)) {
            signalling.send(READ, outcomes::add);
            assertThat(outcome()).isEqualTo(new Outcome.Unanswered());
        }
    }

    @Test
    void anEventWithoutAnAckInTimeIsUnansweredOnceOnly() throws Exception {
        server.answer = _ -> null;
        try (var signalling = impatient()) {
            signalling.listen(new Listener());
            signalling.connect();
            assertThat(hear()).isEqualTo("connected");
            signalling.send(READ, outcomes::add);
            assertThat(outcome()).isEqualTo(new Outcome.Unanswered());
        }
        assertThat(outcomes).isEmpty();
    }

    @Test
    void closingLeavesNoOutcomeOut() throws Exception {
        server.answer = _ -> null;
        var signalling = connected();
        signalling.send(READ, outcomes::add);
        signalling.send(READ, outcomes::add);
        signalling.close();
        signalling.send(READ, outcomes::add);
        assertThat(outcomes).hasSize(3).containsOnly(new Outcome.Unanswered());
        assertThat(heard).containsExactly("disconnected");
    }

    @Test
    void anAnswerThatCannotBeReadIsNoAnswer() throws Exception {
        server.answer = _ -> "{\"well\":\"what\"}";
        try (var signalling = connected()) {
            signalling.send(READ, outcomes::add);
            assertThat(outcome()).isEqualTo(new Outcome.Unanswered());
        }
    }

    @Test
    void whatTheServerSaysIsHeardInOrderAndUnknownEventsAreNot() throws Exception {
        try (var _ = connected()) {
            var socket = server.next();
            socket.emit("confetti", "{\"colour\":\"red\"}");
            socket.emit("presence", "{\"userId\":7}");
            socket.emit("presence");
            SocketServer.say(socket, new ServerEvent.PresenceChanged(new UserId("a"), Presence.ONLINE, null));
            SocketServer.say(socket, new ServerEvent.PresenceChanged(new UserId("b"), Presence.DND, 5L));
            assertThat(hear()).contains("a, presence=ONLINE");
            assertThat(hear()).contains("b, presence=DND");
        }
    }

    @Test
    void aListenerThatThrowsHarmsNobody() throws Exception {
        try (var signalling = signalling(server.uri(), QUICK)) {
            signalling.listen(new SignallingListener() {
                @Override
                public void connected() {
                    throw new IllegalStateException("a bug");
                }
            });
            signalling.listen(new Listener());
            signalling.connect();
            assertThat(hear()).isEqualTo("connected");
            signalling.send(READ, _ -> {
                throw new IllegalStateException("another");
            });
            signalling.send(READ, outcomes::add);
            assertThat(outcome()).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Test
    void aLateListenerHearsThatTheConnectionStands() throws Exception {
        try (var signalling = connected()) {
            signalling.listen(new Listener());
            assertThat(hear()).isEqualTo("connected");
        }
    }

    @Test
    void aRefusedTokenEndsTheAttempts() throws Exception {
        server.refusal = "unauthorized";
        try (var signalling = signalling(server.uri(), QUICK)) {
            signalling.listen(new Listener());
            signalling.connect();
            assertThat(hear()).isEqualTo("UNAUTHORIZED");
            assertThat(heard.poll(300, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isNull();
            assertThat(server.auths).hasSize(1);
        }
    }

    @Test
    void aProtocolThatTheServerDoesNotSpeakEndsTheAttempts() throws Exception {
        server.refusal = "unsupported_protocol";
        try (var signalling = signalling(server.uri(), QUICK)) {
            signalling.listen(new Listener());
            signalling.connect();
            assertThat(hear()).isEqualTo("UNSUPPORTED_PROTOCOL");
        }
    }

    @Test
    void aServerThatFailsToAdmitIsAskedAgain() throws Exception {
        server.refusal = "internal";
        try (var signalling = signalling(server.uri(), QUICK)) {
            signalling.listen(new Listener());
            signalling.connect();
            while (server.auths.size() < 3) Thread.onSpinWait();
            server.refusal = null;
            assertThat(hear()).isEqualTo("connected");
        }
    }

    @Test
    void aReplacedSocketDoesNotComeBack() throws Exception {
        try (var _ = connected()) {
            var socket = server.next();
            SocketServer.say(socket, new ServerEvent.SessionReplaced());
            socket.disconnect(true);
            assertThat(hear()).isEqualTo("disconnected");
            assertThat(hear()).isEqualTo("REPLACED");
            assertThat(heard.poll(300, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isNull();
            assertThat(server.auths).hasSize(1);
        }
    }

    @Test
    void aSocketThatTheServerEndsComesBack() throws Exception {
        try (var _ = connected()) {
            server.next().disconnect(true);
            assertThat(hear()).isEqualTo("disconnected");
            assertThat(hear()).isEqualTo("connected");
            server.next();
        }
    }

    @Test
    void aServerThatRestartsIsFoundAgainAndTheAnswerOnTheWayIsLost() throws Exception {
        server.answer = _ -> null;
        try (var signalling = connected()) {
            server.next();
            signalling.send(READ, outcomes::add);
            while (server.events.isEmpty()) Thread.onSpinWait();
            var port = server.port();
            server.close();
            assertThat(outcome()).isEqualTo(new Outcome.Unanswered());
            assertThat(hear()).isEqualTo("disconnected");
            server = new SocketServer(port);
            assertThat(hear()).isEqualTo("connected");
            signalling.send(READ, outcomes::add);
            assertThat(outcome()).isEqualTo(new Outcome.Answered(new Ack.Done()));
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAndTriedAgain() throws Exception {
        try (var silent = new ServerSocket(0);
                var signalling = new SocketIoSignalling(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                        "secret",
                        DEVICE,
                        QUICK,
                        threads,
                        Duration.ofMillis(200))) {
            signalling.connect();
            try (var first = silent.accept();
                    var second = silent.accept()) {
                assertThat(second.getPort()).isNotEqualTo(first.getPort());
            }
        }
    }

    @Test
    void aServerBehindAPathIsAskedUnderThatPath() throws Exception {
        try (var door = new ServerSocket(0);
                var signalling =
                        signalling(URI.create("http://127.0.0.1:" + door.getLocalPort() + "/parley/"), QUICK)) {
            signalling.connect();
            try (var connection = door.accept()) {
                var line = new byte[64];
                var read = connection.getInputStream().read(line);
                assertThat(new String(line, 0, read, java.nio.charset.StandardCharsets.US_ASCII))
                        .startsWith("GET /parley/socket.io/?");
            }
        }
    }

    @Test
    void closingLeavesNoThreadThatKeepsTheProgramAlive() throws Exception {
        var before = platformThreads();
        for (var round = 0; round < 3; round++) {
            var signalling = connected();
            server.next();
            signalling.close();
            heard.clear();
        }
        // What ends, ends by itself within moments; nothing of it may be waited for by a quitting program.
        for (var thread : platformThreads()) {
            if (!before.contains(thread) && !thread.isDaemon() && !ofTheServer(thread)) thread.join(5_000);
        }
        assertThat(platformThreads())
                .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon() && !ofTheServer(thread))
                .isEmpty();
        assertThat(platformThreads()).extracting(Thread::getName).doesNotContain("parley-signalling");
    }

    private static boolean ofTheServer(Thread thread) {
        return thread.getName().startsWith("vert.x") || thread.getName().startsWith("vertx");
    }

    private static List<Thread> platformThreads() {
        return List.copyOf(Thread.getAllStackTraces().keySet());
    }

    private Signalling connected() throws InterruptedException {
        var signalling = signalling(server.uri(), QUICK);
        signalling.listen(new Listener());
        signalling.connect();
        assertThat(hear()).isEqualTo("connected");
        return signalling;
    }

    private Signalling impatient() {
        return new SocketIoSignalling(server.uri(), "secret", DEVICE, QUICK, threads, Duration.ofMillis(500));
    }

    private Signalling signalling(URI uri, ReconnectPolicy policy) {
        return new SocketIoSignalling(uri, "secret", DEVICE, policy, threads);
    }

    private String hear() throws InterruptedException {
        var said = heard.poll(10, SECONDS);
        return said == null ? "nothing" : said;
    }

    private Outcome outcome() throws InterruptedException {
        var outcome = outcomes.poll(10, SECONDS);
        if (outcome == null) throw new AssertionError("no outcome");
        return outcome;
    }

    private final class Listener implements SignallingListener {
        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void disconnected() {
            heard.add("disconnected");
        }

        @Override
        public void received(ServerEvent event) {
            heard.add(event.toString());
        }

        @Override
        public void refused(Refusal refusal) {
            heard.add(refusal.name());
        }
    }
}
