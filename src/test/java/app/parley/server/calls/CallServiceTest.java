package app.parley.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import app.parley.server.bus.DeviceSocket;
import app.parley.server.bus.local.LocalBus;
import app.parley.server.calls.rules.CallTimes;
import app.parley.server.calls.rules.Party;
import app.parley.server.changes.ChangeLog;
import app.parley.server.members.Members;
import app.parley.server.messages.MessageLog;
import app.parley.server.store.NewIds;
import app.parley.server.store.sql.SqlAnswers;
import app.parley.server.store.sql.SqlCalls;
import app.parley.server.store.sql.SqlChanges;
import app.parley.server.store.sql.SqlMembers;
import app.parley.server.store.sql.SqlMessages;
import app.parley.server.store.sqlite.SqliteDatabase;
import app.parley.server.store.sqlite.SqliteTextIndex;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be brought about through sockets: the service on a real database, with time moved by hand and
/// devices whose coming and going nobody tells it of.
@Timeout(30)
class CallServiceTest {
    private static final ChatId CHAT = new ChatId("chat");
    private static final FakeDevice ANA = new FakeDevice(new UserId("ana"));
    private static final FakeDevice BEN = new FakeDevice(new UserId("ben"));

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final LocalBus bus = new LocalBus();
    private SqliteDatabase database;
    private CallService calls;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("parley.db"));
        var members = new SqlMembers();
        var messages = database.write(tx -> {
            tx.handle().execute("INSERT INTO chats (id, type, created_at) VALUES ('chat', 'direct', 0)");
            for (var user : List.of(ANA.user, BEN.user)) {
                tx.handle()
                        .execute(
                                "INSERT INTO users (id, username, display_name, password_hash, created_at)"
                                        + " VALUES (?, ?, 'x', 'x', 0)",
                                user.value(),
                                user.value());
                members.add(tx, CHAT, user, 0, 0);
            }
            var changes = new ChangeLog(SqlChanges.open(tx, "epoch"), bus, clock);
            return new MessageLog(
                    new SqlMessages(new SqliteTextIndex()), new Members(members), changes, new NewIds(), clock);
        });
        calls = new CallService(
                database,
                new SqlCalls(),
                new CallTimes(30_000, 15_000),
                members,
                (_, user) -> new Me(user, user.value(), user.value(), null, Presence.ONLINE, null, false, false),
                messages,
                new SqlAnswers(),
                bus,
                new NewIds(),
                clock,
                handler -> new ManualLoop<>(clock, handler));
        calls.start();
        for (var device : List.of(ANA, BEN)) {
            device.told.clear();
            bus.attach(device);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDeviceWhoseLossWasNotNoticedIsFoundMissingByTheBeat() {
        var id = talk();
        bus.detach(ANA);
        clock.advance(Duration.ofSeconds(3));
        assertThat(BEN.told).hasAtLeastOneElementOfType(ServerCallEvent.PeerReconnecting.class);
        clock.advance(Duration.ofSeconds(20));
        assertThat(BEN.told)
                .filteredOn(ServerCallEvent.Ended.class::isInstance)
                .extracting(event -> ((ServerCallEvent.Ended) event).reason())
                .containsExactly(Reason.DISCONNECTED);
        assertThat(ask(BEN, new ClientCallEvent.Resume(id))).isInstanceOf(Ack.Refused.class);
    }

    @Test
    void whileBothAreThereTheBeatTellsNobodyAnything() {
        talk();
        BEN.told.clear();
        clock.advance(Duration.ofMinutes(2));
        assertThat(BEN.told).isEmpty();
    }

    private CallId talk() {
        var wish = new ClientCallEvent.Initiate(new RequestId("wish"), BEN.user, CHAT, CallType.AUDIO);
        var id = ((Ack.Initiated) ask(ANA, wish)).callId();
        assertThat(ask(BEN, new ClientCallEvent.Accept(id, null))).isInstanceOf(Ack.CallAck.class);
        clock.runDue();
        return id;
    }

    private Ack ask(FakeDevice device, ClientCallEvent event) {
        var answer = new CompletableFuture<Ack>();
        calls.handle(new Party(device.user, device.device()), event, answer::complete);
        return Objects.requireNonNull(answer.getNow(null));
    }

    /// Remembers what it was told.
    private record FakeDevice(UserId user, List<ServerEvent> told) implements DeviceSocket {
        FakeDevice(UserId user) {
            this(user, new ArrayList<>());
        }

        @Override
        public DeviceId device() {
            return new DeviceId("desk");
        }

        @Override
        public void send(ServerEvent event) {
            told.add(event);
        }

        @Override
        public void close() {}
    }
}
