package app.parley.client.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerChatEvent.MessageNew;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.support.FakeSignalling;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Anna's calls over a real store; the test is the server, whose history is `calls`.
class LocalCallHistoryTest {
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");
    private static final int PAGE = 100;

    @TempDir
    Path folder;

    private final ManualLoop<Runnable> loop = new ManualLoop<>(new ManualClock(), Runnable::run);
    /// The newest first.
    private final List<CallRecord> calls = new ArrayList<>();
    private FakeSignalling server;
    private SqliteMessageStore store;
    private LocalCallHistory history;
    private PastCalls seen = PastCalls.EMPTY;

    @BeforeEach
    void start() {
        server = new FakeSignalling();
        server.script(ClientCallEvent.History.class, this::page);
        store = SqliteMessageStore.open(folder.resolve("chats.db"));
        history = new LocalCallHistory(ANNA, store.calls(), server, loop);
        history.start();
        history.observe(now -> seen = now);
        loop.runDue();
    }

    @AfterEach
    void stop() {
        history.close();
        loop.post(store::close);
        loop.runDue();
    }

    @Test
    void theCallsOfTheServerAreThereWithoutAConnectionAfterARestart() {
        happened(1, Outcome.COMPLETED, ANNA);
        happened(2, Outcome.MISSED, BEN);
        store.putUsers(List.of(new User(BEN, "ben", "Ben Okri", null, Presence.OFFLINE, null)));
        connect();
        restart();
        assertThat(numbers()).containsExactly(2, 1);
        assertThat(seen.calls().getFirst().peer()).extracting(User::displayName).isEqualTo("Ben Okri");
        assertThat(seen.calls()).extracting(PastCall::missed).containsExactly(true, false);
        assertThat(seen.calls()).extracting(PastCall::outgoing).containsExactly(false, true);
        assertThat(seen.online()).isFalse();
    }

    @Test
    void ofManyCallsTheNewestComeFirstAndOlderOnesWhenAskedFor() {
        IntStream.rangeClosed(1, 250).forEach(number -> happened(number, Outcome.COMPLETED, ANNA));
        connect();
        assertThat(numbers()).hasSize(PAGE).startsWith(250, 249);
        assertThat(seen.more()).isTrue();
        older();
        assertThat(numbers()).hasSize(200);
        older();
        assertThat(numbers()).hasSize(250).endsWith(2, 1);
        assertThat(seen.more()).isFalse();
    }

    @Test
    void aLongAbsenceLeavesNoGap() {
        happened(1, Outcome.COMPLETED, ANNA);
        connect();
        server.drop();
        IntStream.rangeClosed(2, 250).forEach(number -> happened(number, Outcome.MISSED, BEN));
        connect();
        older();
        older();
        assertThat(numbers()).hasSize(250).endsWith(3, 2, 1);
    }

    @Test
    void aConnectionLostHalfWayLeavesNoGapEither() {
        happened(1, Outcome.COMPLETED, ANNA);
        connect();
        server.drop();
        IntStream.rangeClosed(2, 250).forEach(number -> happened(number, Outcome.MISSED, BEN));
        server.hold(ClientCallEvent.History.class);
        connect();
        server.answer(ClientCallEvent.History.class, page(new ClientCallEvent.History(null, PAGE)));
        loop.runDue();
        server.drop();
        loop.runDue();
        assertThat(numbers()).containsExactly(1);
        server.script(ClientCallEvent.History.class, this::page);
        connect();
        older();
        older();
        assertThat(numbers()).hasSize(250);
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedAgain() {
        happened(1, Outcome.COMPLETED, ANNA);
        server.refuseEvery(ClientCallEvent.History.class, ErrorCode.UNAVAILABLE);
        connect();
        assertThat(numbers()).isEmpty();
        server.script(ClientCallEvent.History.class, this::page);
        loop.advance(Duration.ofSeconds(5));
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void aCallThatEndsNowIsThereAtOnceAndOnce() {
        connect();
        var call = happened(1, Outcome.MISSED, BEN);
        server.receive(new MessageNew("1", message(call)));
        server.receive(new MessageNew("1", message(call)));
        loop.runDue();
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void missedCallsCountUntilTheyAreLookedAt() {
        happened(1, Outcome.MISSED, BEN);
        happened(2, Outcome.CANCELLED, BEN);
        happened(3, Outcome.MISSED, ANNA);
        happened(4, Outcome.DECLINED, BEN);
        connect();
        assertThat(seen.unseen()).isEqualTo(2);
        history.markSeen();
        loop.runDue();
        assertThat(seen.unseen()).isZero();
        restart();
        assertThat(seen.unseen()).isZero();
    }

    @Test
    void whatIsForgottenWithoutAConnectionIsToldWithTheNextAndDoesNotComeBack() {
        happened(1, Outcome.COMPLETED, ANNA);
        happened(2, Outcome.COMPLETED, ANNA);
        connect();
        server.drop();
        history.forget(List.of(id(1)));
        loop.runDue();
        assertThat(numbers()).containsExactly(2);

        restart();
        server.hold(ClientCallEvent.Forget.class);
        connect();
        assertThat(server.sent(ClientCallEvent.Forget.class))
                .containsExactly(new ClientCallEvent.Forget(List.of(id(1)), null));
        assertThat(numbers()).as("before the server has answered").containsExactly(2);

        calls.removeIf(call -> call.callId().equals(id(1)));
        server.answer(ClientCallEvent.Forget.class, new Ack.Done());
        loop.runDue();
        server.drop();
        connect();
        assertThat(server.sent(ClientCallEvent.Forget.class)).hasSize(1);
        assertThat(numbers()).containsExactly(2);
    }

    @Test
    void whatAnotherDeviceForgotGoesHereToo() {
        IntStream.rangeClosed(1, 3).forEach(number -> happened(number, Outcome.COMPLETED, ANNA));
        connect();
        server.drop();
        calls.removeIf(call -> call.callId().equals(id(2)));
        connect();
        assertThat(numbers()).containsExactly(3, 1);
    }

    @Test
    void allAreForgottenOnceTheServerSaysSo() {
        happened(1, Outcome.COMPLETED, ANNA);
        var offline = history.forgetAll();
        loop.runDue();
        assertThat(offline).isCompletedWithValue(false);
        connect();
        assertThat(numbers()).containsExactly(1);
        var done = history.forgetAll();
        loop.runDue();
        assertThat(done).isCompletedWithValue(true);
        assertThat(server.sent(ClientCallEvent.Forget.class)).last().isEqualTo(new ClientCallEvent.Forget(null, true));
        assertThat(numbers()).isEmpty();
        assertThat(seen.more()).isFalse();
    }

    private void connect() {
        server.accept();
        loop.runDue();
    }

    private void older() {
        history.loadOlder();
        loop.runDue();
    }

    private void restart() {
        stop();
        start();
    }

    private List<Integer> numbers() {
        return seen.calls().stream()
                .map(call -> Integer.valueOf(call.record().callId().value().substring(5)))
                .toList();
    }

    private CallRecord happened(int number, Outcome outcome, UserId caller) {
        var callee = caller.equals(ANNA) ? BEN : ANNA;
        var at = 1_767_000_000_000L + number * 60_000L;
        var call = new CallRecord(
                id(number), new ChatId("anna-ben"), caller, callee, CallType.AUDIO, outcome, at, null, at + 9_000, 0);
        calls.addFirst(call);
        return call;
    }

    private Ack page(ClientCallEvent.History wish) {
        var from = 0;
        for (var i = 0; i < calls.size(); i++) {
            if (calls.get(i).callId().equals(wish.before())) from = i + 1;
        }
        return new Ack.Calls(calls.stream().skip(from).limit(PAGE).toList());
    }

    private static CallId id(int number) {
        return new CallId("call-" + number);
    }

    private static Message message(CallRecord call) {
        return new Message(
                new MessageId("m-" + call.callId().value()),
                call.chatId(),
                1,
                call.callerId(),
                new ClientId("c-" + call.callId().value()),
                MessageKind.CALL,
                "",
                null,
                List.of(),
                Map.of(),
                null,
                call.endedAt(),
                null,
                null,
                call,
                null);
    }
}
