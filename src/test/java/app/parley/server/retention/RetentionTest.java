package app.parley.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageKind;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.ManualClock;
import app.parley.support.TestFiles;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RetentionTest {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FOR_EVER = Duration.ZERO;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void aMessageOverItsTimeIsDeletedAsItsSenderCouldAndEveryDeviceHearsOfIt() {
        try (var server =
                start(new RetentionSettings(KEPT, FOR_EVER, FOR_EVER, Duration.ofDays(2), Duration.ofDays(90)))) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect();
                    var his = ben.connect()) {
                var chat = anna.chatWith(ben, hers);
                var picture = new TestFiles(anna).upload("picture.png");
                var old = hers.message(send(chat, "m1", List.of(picture.id())));
                clock.advance(KEPT.minusDays(1));
                var cursor =
                        hers.ask(Ack.Changes.class, new ClientEvent.Sync(null)).cursor();
                hers.message(send(chat, "m2", null));
                server.tidy();
                assertThat(texts(his, chat)).containsExactly("Hello", "Hello");

                clock.advance(Duration.ofDays(2));
                his.forget();
                server.tidy();
                assertThat(texts(his, chat)).containsExactly("", "Hello");
                var told = his.await(ServerChatEvent.MessageUpdated.class).message();
                assertThat(told.id()).isEqualTo(old.id());
                assertThat(told.seq()).isEqualTo(old.seq());
                assertThat(told.deletedAt()).isNotNull();
                assertThat(told.attachments()).isEmpty();
                assertThat(new TestFiles(ben).get(picture.id()).statusCode()).isEqualTo(404);
                var changes = hers.ask(Ack.Changes.class, new ClientEvent.Sync(cursor))
                        .changes();
                assertThat(changes).hasSize(2).last().isInstanceOf(ServerChatEvent.MessageUpdated.class);
            }
        }
    }

    @Test
    void manyMessagesGoPieceByPieceWithoutAGap() throws SQLException {
        try (var server =
                start(new RetentionSettings(KEPT, FOR_EVER, FOR_EVER, Duration.ofDays(2), Duration.ofDays(90)))) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            ChatId chat;
            var sent = 1_050;
            try (var hers = anna.connect()) {
                chat = anna.chatWith(ben, hers);
                hers.message(send(chat, "m1", null));
            }
            multiply(sent);
            clock.advance(KEPT.plusDays(1));
            server.tidy();
            try (var hers = anna.connect()) {
                assertThat(undeleted(hers, chat)).isEqualTo(50);
                server.tidy();
                assertThat(undeleted(hers, chat)).isZero();
                assertThat(history(hers, chat).getLast().seq()).isEqualTo(sent);
            }
        }
    }

    @Test
    void whatACallLeftGoesFromTheHistoriesAndStaysInTheChat() {
        try (var server = start(new RetentionSettings(KEPT, KEPT, FOR_EVER, Duration.ofDays(2), Duration.ofDays(90)))) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect()) {
                var chat = anna.chatWith(ben, hers);
                hers.ask(new ClientCallEvent.Initiate(new RequestId("r1"), ben.id(), chat, CallType.AUDIO));
                var calls = new ClientCallEvent.History(null, null);
                assertThat(hers.ask(Ack.Calls.class, calls).calls()).hasSize(1);
                clock.advance(KEPT.plusDays(1));
                server.tidy();
                assertThat(hers.ask(Ack.Calls.class, calls).calls()).isEmpty();
                assertThat(history(hers, chat)).singleElement().satisfies(message -> {
                    assertThat(message.kind()).isEqualTo(MessageKind.CALL);
                    assertThat(message.deletedAt()).isNull();
                });
            }
        }
    }

    @Test
    void aSignInThatNobodyUsesEndsAndOneThatIsConnectedStays() {
        try (var server =
                start(new RetentionSettings(FOR_EVER, FOR_EVER, KEPT, Duration.ofDays(2), Duration.ofDays(90)))) {
            var anna = server.register("anna");
            var phone = anna.on("phone");
            try (var hers = anna.connect()) {
                clock.advance(KEPT.plusDays(1));
                server.tidy();
                assertThat(phone.http().get("/api/me").status()).isEqualTo(401);
                assertThat(anna.http().get("/api/me").status()).isEqualTo(200);
                hers.ask(Ack.Changes.class, new ClientEvent.Sync(null));
            }
        }
    }

    @Test
    void aSignInThatHasExpiredEndsWithItsSocket() {
        try (var server = TestServer.start(TestServer.config(folder).withTokenLifetime(Duration.ofDays(1)), clock)) {
            var anna = server.register("anna");
            var hers = anna.connect();
            clock.advance(Duration.ofHours(23));
            server.tidy();
            var phone = anna.on("phone");
            clock.advance(Duration.ofHours(2));
            server.tidy();
            hers.awaitDisconnect();
            var left = phone.http().get("/api/devices").json().path("devices");
            assertThat(left.findValuesAsText("id")).containsExactly("phone");
        }
    }

    @Test
    void usersLoseNothingUnlessTheOperatorSaysSo() {
        try (var server = start(RetentionSettings.DEFAULTS)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect()) {
                var chat = anna.chatWith(ben, hers);
                hers.message(send(chat, "m1", null));
                hers.ask(new ClientCallEvent.Initiate(new RequestId("r1"), ben.id(), chat, CallType.AUDIO));
                clock.advance(Duration.ofDays(170));
                server.tidy();
                assertThat(texts(hers, chat)).startsWith("Hello");
                assertThat(hers.ask(Ack.Calls.class, new ClientCallEvent.History(null, null))
                                .calls())
                        .hasSize(1);
                assertThat(ben.http().get("/api/me").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void whoWasAwayForLongerThanChangesAreKeptBeginsAnew() {
        try (var server = start(RetentionSettings.DEFAULTS)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var hers = anna.connect()) {
                var chat = anna.chatWith(ben, hers);
                var cursor =
                        hers.ask(Ack.Changes.class, new ClientEvent.Sync(null)).cursor();
                hers.message(send(chat, "m1", null));
                clock.advance(Duration.ofDays(61));
                server.tidy();
                var answer = hers.ask(Ack.Changes.class, new ClientEvent.Sync(cursor));
                assertThat(answer.reset()).isTrue();
                assertThat(answer.changes()).hasSize(1);
            }
        }
    }

    private TestServer start(RetentionSettings settings) {
        return TestServer.start(TestServer.config(folder).with(draft -> draft.retention = settings), clock);
    }

    /// Makes so many of the one message that there is.
    private void multiply(int count) throws SQLException {
        var file = TestServer.config(folder).dataDir().resolve("parley.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("""
                    WITH RECURSIVE more(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM more WHERE n < %d)
                    INSERT INTO messages
                    SELECT id || '-' || n, chat_id, n, sender_id, 'm' || n, kind, body, NULL, NULL, NULL, created_at,
                        NULL, NULL
                    FROM messages, more""".formatted(count));
            statement.execute("UPDATE chats SET last_seq = " + count);
        }
    }

    private static List<String> texts(TestSocket socket, ChatId chat) {
        return history(socket, chat).stream().map(Message::body).toList();
    }

    private static List<Message> history(TestSocket socket, ChatId chat) {
        return socket.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, 100))
                .messages();
    }

    private static long undeleted(TestSocket socket, ChatId chat) {
        var left = 0L;
        Long before = null;
        while (true) {
            var page = socket.ask(Ack.Messages.class, new ClientChatEvent.History(chat, before, 100));
            left += page.messages().stream()
                    .filter(message -> message.deletedAt() == null)
                    .count();
            if (!page.more()) return left;
            before = page.messages().getFirst().seq();
        }
    }

    private static ClientChatEvent.Send send(ChatId chat, String key, @Nullable List<AttachmentId> attachments) {
        return new ClientChatEvent.Send(chat, new ClientId(key), "Hello", null, attachments, null);
    }
}
