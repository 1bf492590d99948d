package app.parley.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;
import app.parley.server.calls.rules.Invitation;
import app.parley.server.calls.rules.Place;
import app.parley.server.calls.rules.ServerCall;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What every [CallStore] does.
@Timeout(30)
abstract class CallStoreContractTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEN = new UserId("ben");
    private static final UserId CAT = new UserId("cat");
    private static final ChatId CHAT = new ChatId("chat");
    private static final DeviceId DESK = new DeviceId("desk");

    @TempDir
    Path folder;

    private Database database;
    private CallStore store;

    abstract Database open(Path folder);

    abstract CallStore store();

    @BeforeEach
    void openAChatOfThree() {
        database = open(folder);
        store = store();
        write(tx -> {
            for (var user : List.of("ana", "ben", "cat")) {
                tx.handle()
                        .execute(
                                "INSERT INTO users (id, username, display_name, password_hash, created_at)"
                                        + " VALUES (?, ?, 'x', 'x', 0)",
                                user,
                                user);
            }
            tx.handle().execute("INSERT INTO chats (id, type, created_at) VALUES ('chat', 'group', 0)");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCallComesBackAsItWasSaved() {
        var ringing = new ServerCall.Ringing(invitation("c1", ANA, BEN, 5), DESK, true, 7L, null);
        var active = new ServerCall.Active(
                ringing.invitation(), DESK, new DeviceId("phone"), 9, Set.of(BEN), Map.of(ANA, 10L, BEN, 11L));
        for (var call : List.of(ringing, active)) {
            write(tx -> store.save(tx, call, OptionalLong.of(99)));
            assertThat(find(call.callId())).isEqualTo(call);
            assertThat(currentOf(BEN)).isEqualTo(List.of(call));
            assertThat(allCurrent()).isEqualTo(List.of(call));
        }
        assertThat(currentOf(CAT)).isEmpty();
        assertThat(find(new CallId("nobodys"))).isEqualTo(new ServerCall.None());
    }

    @Test
    void aClosedCallIsARecordInBothHistories() {
        var record = record("c1", ANA, BEN, 5);
        write(tx -> {
            store.save(tx, ringing("c1", ANA, BEN, 5), OptionalLong.of(99));
            store.place(tx, ANA, Map.of(record.callId(), Place.CURRENT));
        });
        write(tx -> store.close(tx, record));
        assertThat(find(record.callId())).isEqualTo(new ServerCall.Over(record));
        assertThat(currentOf(ANA)).isEmpty();
        for (var user : List.of(ANA, BEN)) assertThat(history(user, null, 50)).containsExactly(record);
        assertThat(history(CAT, null, 50)).isEmpty();
    }

    @Test
    void theDatabaseItselfKeepsAUserOutOfTwoCurrentCalls() {
        write(tx -> {
            store.save(tx, ringing("c1", ANA, BEN, 5), OptionalLong.empty());
            store.save(tx, ringing("c2", ANA, CAT, 6), OptionalLong.empty());
        });
        var one = new CallId("c1");
        var two = new CallId("c2");
        assertThatThrownBy(() -> write(tx -> store.place(tx, ANA, Map.of(one, Place.CURRENT, two, Place.CURRENT))))
                .isInstanceOf(RuntimeException.class);
        write(tx -> store.place(tx, ANA, Map.of(one, Place.CURRENT, two, Place.BESIDE)));
        write(tx -> store.place(tx, ANA, Map.of(two, Place.CURRENT, one, Place.BESIDE)));
    }

    @Test
    void whatIsDueComesLongestDueFirstAndNothingElse() {
        write(tx -> {
            store.save(tx, ringing("later", ANA, BEN, 5), OptionalLong.of(30));
            store.save(tx, ringing("second", ANA, CAT, 6), OptionalLong.of(20));
            store.save(tx, ringing("first", BEN, CAT, 7), OptionalLong.of(10));
            store.save(tx, ringing("never", CAT, ANA, 8), OptionalLong.empty());
        });
        assertThat(due(29, 9)).containsExactly(new CallId("first"), new CallId("second"));
        assertThat(due(29, 1)).containsExactly(new CallId("first"));
        assertThat(due(9, 9)).isEmpty();
        assertThat(nextDue()).hasValue(10);
    }

    @Test
    void aHistoryIsPagedNewestFirstEvenAmongCallsOfOneMillisecond() {
        for (var i = 0; i < 6; i++) {
            var record = record("c" + i, i % 2 == 0 ? ANA : BEN, CAT, i / 3);
            write(tx -> store.close(tx, record));
        }
        var all = history(CAT, null, 50);
        assertThat(all).extracting(call -> call.callId().value()).containsExactly("c5", "c4", "c3", "c2", "c1", "c0");
        assertThat(history(CAT, null, 2)).isEqualTo(all.subList(0, 2));
        assertThat(history(CAT, all.get(1), 3)).isEqualTo(all.subList(2, 5));
        assertThat(history(CAT, all.get(5), 3)).isEmpty();
    }

    @Test
    void aForgottenCallLeavesOnlyItsForgettersHistory() {
        for (var i = 0; i < 3; i++) {
            var record = record("c" + i, ANA, BEN, i);
            write(tx -> store.close(tx, record));
        }
        write(tx -> store.forget(tx, ANA, List.of(new CallId("c1"), new CallId("unknown"))));
        write(tx -> store.forget(tx, ANA, List.of()));
        assertThat(history(ANA, null, 50))
                .extracting(call -> call.callId().value())
                .containsExactly("c2", "c0");
        write(tx -> store.forgetAll(tx, ANA));
        assertThat(history(ANA, null, 50)).isEmpty();
        assertThat(history(BEN, null, 50)).hasSize(3);
    }

    @Test
    void theLastBeatIsKnown() {
        assertThat(lastBeat()).isEmpty();
        write(tx -> store.beat(tx, 5));
        write(tx -> store.beat(tx, 6));
        assertThat(lastBeat()).hasValue(6);
    }

    private List<CallRecord> history(UserId user, @Nullable CallRecord before, int limit) {
        return database.read(tx -> store.history(tx, user, Optional.ofNullable(before), limit));
    }

    private static ServerCall.Ringing ringing(String id, UserId caller, UserId callee, long createdAt) {
        return new ServerCall.Ringing(invitation(id, caller, callee, createdAt), DESK, false, null, null);
    }

    private static Invitation invitation(String id, UserId caller, UserId callee, long createdAt) {
        return new Invitation(new CallId(id), CHAT, CallType.VIDEO, caller, callee, createdAt, createdAt + 30);
    }

    private static CallRecord record(String id, UserId caller, UserId callee, long createdAt) {
        return new CallRecord(
                new CallId(id), CHAT, caller, callee, CallType.AUDIO, Outcome.COMPLETED, createdAt, 6L, 8, 2);
    }

    private void write(Consumer<Tx> work) {
        database.write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private ServerCall find(CallId id) {
        return database.read(tx -> store.find(tx, id));
    }

    private List<ServerCall.Current> currentOf(UserId user) {
        return database.read(tx -> store.currentOf(tx, user));
    }

    private List<ServerCall.Current> allCurrent() {
        return database.read(store::allCurrent);
    }

    private List<CallId> due(long now, int limit) {
        return database.read(tx -> store.due(tx, now, limit));
    }

    private OptionalLong nextDue() {
        return database.read(store::nextDue);
    }

    private OptionalLong lastBeat() {
        return database.read(store::lastBeat);
    }
}
