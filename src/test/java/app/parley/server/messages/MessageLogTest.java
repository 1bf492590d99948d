package app.parley.server.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageKind;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import app.parley.server.bus.DeviceSocket;
import app.parley.server.bus.local.LocalBus;
import app.parley.server.changes.ChangeLog;
import app.parley.server.members.Members;
import app.parley.server.store.NewIds;
import app.parley.server.store.sql.SqlChanges;
import app.parley.server.store.sql.SqlMembers;
import app.parley.server.store.sql.SqlMessages;
import app.parley.server.store.sqlite.SqliteDatabase;
import app.parley.server.store.sqlite.SqliteTextIndex;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MessageLogTest {
    private static final ChatId CHAT = new ChatId("chat");
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");

    @TempDir
    Path folder;

    private final LocalBus bus = new LocalBus();
    private final SqlMembers members = new SqlMembers();
    private final SqlMessages messages = new SqlMessages(new SqliteTextIndex());
    private SqliteDatabase database;
    private MessageLog log;

    @BeforeEach
    void openAChatOfTwo() {
        database = SqliteDatabase.open(folder.resolve("parley.db"));
        log = database.write(tx -> {
            var insertUser = "INSERT INTO users (id, username, display_name, password_hash, created_at)"
                    + " VALUES (?, ?, 'x', 'x', 0)";
            tx.handle().execute(insertUser, "anna", "anna");
            tx.handle().execute(insertUser, "ben", "ben");
            tx.handle().execute("INSERT INTO chats (id, type, created_at) VALUES ('chat', 'direct', 0)");
            members.add(tx, CHAT, ANNA, 0, 0);
            members.add(tx, CHAT, BEN, 0, 0);
            var changes = new ChangeLog(SqlChanges.open(tx, "epoch"), bus, InstantSource.system());
            return new MessageLog(messages, new Members(members), changes, new NewIds(), InstantSource.system());
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCallLeavesAMessageThatSaysWhoCalled() {
        var message = database.write(tx -> log.appendCall(tx, call("c1")));
        assertThat(message.kind()).isEqualTo(MessageKind.CALL);
        assertThat(message.senderId()).isEqualTo(ANNA);
        assertThat(message.clientId().value()).isEqualTo("c1");
        assertThat(message.call()).isEqualTo(call("c1"));
        assertThat(database.<Message>read(tx -> messages.newest(tx, CHAT).orElseThrow()))
                .isEqualTo(message);
    }

    @Test
    void everyMemberConnectedHearsOfItAfterTheCommit() {
        var anna = new Recorder(ANNA);
        var ben = new Recorder(BEN);
        bus.attach(anna);
        bus.attach(ben);
        var message = database.write(tx -> {
            var appended = log.appendCall(tx, call("c1"));
            assertThat(ben.sent).isEmpty();
            return appended;
        });
        assertThat(anna.sent).containsExactly(new ServerChatEvent.MessageNew("epoch.1", message));
        assertThat(ben.sent).containsExactly(new ServerChatEvent.MessageNew("epoch.1", message));
    }

    @Test
    void aTransactionThatFailsLeavesNoGapAndTellsNobody() {
        var ben = new Recorder(BEN);
        bus.attach(ben);
        database.write(tx -> log.appendCall(tx, call("c1")));
        assertThatThrownBy(() -> database.write(tx -> {
                    log.appendCall(tx, call("c2"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        var next = database.write(tx -> log.appendCall(tx, call("c3")));
        assertThat(next.seq()).isEqualTo(2);
        assertThat(ben.sent)
                .extracting(event -> ((ServerChatEvent.MessageNew) event).cursor())
                .containsExactly("epoch.1", "epoch.2");
    }

    private static CallRecord call(String id) {
        return new CallRecord(
                new CallId(id), CHAT, ANNA, BEN, CallType.VIDEO, CallRecord.Outcome.COMPLETED, 1, 2L, 3, 1);
    }

    private record Recorder(UserId user, List<ServerEvent> sent) implements DeviceSocket {
        Recorder(UserId user) {
            this(user, new ArrayList<>());
        }

        @Override
        public DeviceId device() {
            return new DeviceId("desk");
        }

        @Override
        public void send(ServerEvent event) {
            sent.add(event);
        }

        @Override
        public void close() {}
    }
}
