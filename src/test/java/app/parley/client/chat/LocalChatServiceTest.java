package app.parley.client.chat;

import static app.parley.client.chat.Told.ANNA;
import static app.parley.client.chat.Told.BEN;
import static app.parley.client.chat.Told.CHAT;
import static app.parley.client.chat.Told.chat;
import static app.parley.client.chat.Told.message;
import static app.parley.client.chat.Told.messages;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.Reply;
import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.client.signalling.SignallingListener.Refusal;
import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerChatEvent.Change;
import app.parley.protocol.ServerChatEvent.ChatUpdated;
import app.parley.protocol.ServerChatEvent.MessageNew;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.ServerEvent.PresenceChanged;
import app.parley.protocol.User;
import app.parley.support.FakeSignalling;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Anna's device; the test is the server.
final class LocalChatServiceTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final ManualLoop<Runnable> loop = new ManualLoop<>(clock, Runnable::run);
    private FakeSignalling server;
    private LocalChatService chats;
    private ChatOverview overview = ChatOverview.EMPTY;
    private @Nullable Conversation conversation;

    @BeforeEach
    void start() {
        server = new FakeSignalling();
        chats = new LocalChatService(
                ANNA,
                SqliteMessageStore.open(folder.resolve("chats.db")),
                server,
                loop,
                clock,
                _ -> CompletableFuture.completedFuture(new Reply.Got<>(List.of(BEN))));
        chats.start();
        chats.observe(seen -> overview = seen);
        loop.runDue();
    }

    @AfterEach
    void stop() {
        chats.close();
        loop.runDue();
    }

    @Test
    void aFirstStartShowsTheChatsOfTheServer() {
        connect("1", new ChatUpdated("1", chat(2, message(8, BEN, "Hello"))));
        var shown = overview.chats().getFirst();
        assertThat(shown.title()).isEqualTo("Ben");
        assertThat(shown.unread()).isEqualTo(2);
        assertThat(last().text()).isEqualTo("Hello");
        assertThat(last().senderName()).isEqualTo("Ben");
        assertThat(overview.unread()).isEqualTo(2);
    }

    @Test
    void whatWasKnownIsThereWithoutAServerAfterARestart() {
        connect("1", new ChatUpdated("1", chat(1, message(1, BEN, "Hello"))));
        restart();
        open();
        assertThat(overview.connection()).isEqualTo(new Connection.Connecting());
        assertThat(overview.chats()).hasSize(1);
        assertThat(texts()).containsExactly("Hello");
    }

    @Test
    void theNextConnectionAsksForWhatHappenedSince() {
        connect("7", new ChatUpdated("7", chat(0, message(1, BEN, "Hello"))));
        receive(new MessageNew("8", message(2, BEN, "Again")));
        restart();
        server.accept();
        loop.runDue();
        assertThat(server.sent(ClientEvent.Sync.class)).containsExactly(new ClientEvent.Sync("8"));
    }

    @Test
    void allPagesAreTakenBeforeAnythingLive() {
        server.accept();
        loop.runDue();
        receive(new MessageNew("4", message(3, BEN, "three")));
        answerSync(new Ack.Changes("2", List.of(new ChatUpdated("2", chat(1, message(1, BEN, "one")))), true, null));
        answerSync(new Ack.Changes("3", List.of(new MessageNew("3", message(2, BEN, "two"))), false, null));
        open();
        assertThat(texts()).containsExactly("one", "two", "three");
        assertThat(overview.chats().getFirst().unread()).isEqualTo(3);
    }

    @Test
    void whatComesTwiceCountsOnce() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        var hello = message(1, BEN, "Hello");
        receive(new MessageNew("2", hello));
        receive(new MessageNew("2", hello));
        assertThat(texts()).containsExactly("Hello");
        assertThat(overview.chats().getFirst().unread()).isEqualTo(1);
    }

    @Test
    void aChatOfThePastDoesNotTakeNewsBack() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "old"))));
        receive(new MessageNew("2", message(2, BEN, "new")));
        receive(new ChatUpdated("3", chat(0, message(1, BEN, "old"))));
        assertThat(last().text()).isEqualTo("new");
        assertThat(overview.chats().getFirst().unread()).isEqualTo(1);
    }

    @Test
    void aFreshStartForgetsChatsThatAreGoneAndShowsNoGap() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "1"))));
        receive(new ChatUpdated("2", chat(new ChatId("gone"), BEN, 0, null)));
        open();
        server.drop();
        server.accept();
        loop.runDue();
        answerSync(new Ack.Changes("99", List.of(new ChatUpdated("99", chat(5, message(90, BEN, "90")))), false, true));
        assertThat(overview.chats()).extracting(ChatSummary::id).containsExactly(CHAT);
        assertThat(conversation().messages()).extracting(ChatMessage::seq).containsExactly(90L);
        assertThat(server.sent(ClientChatEvent.History.class))
                .containsExactly(new ClientChatEvent.History(CHAT, 90L, 50));
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(40, 89), true));
        loop.runDue();
        assertThat(conversation().messages())
                .hasSize(51)
                .first()
                .extracting(ChatMessage::seq)
                .isEqualTo(40L);
    }

    @Test
    void chatsAreOrderedByTheirLastActivity() {
        var other = new ChatId("other");
        connect(
                "1",
                new ChatUpdated("1", chat(0, message(5, BEN, "later"))),
                new ChatUpdated("1", chat(other, Told.user("cleo", "Cleo"), 0, null)));
        assertThat(overview.chats()).extracting(ChatSummary::id).containsExactly(CHAT, other);
        chats.send(other, "first!");
        loop.runDue();
        assertThat(overview.chats()).extracting(ChatSummary::id).containsExactly(other, CHAT);
    }

    @Test
    void aMessageGoesFromTheClockToTheTicks() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "Hi Ben");
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Pending());
        assertThat(last().text()).isEqualTo("Hi Ben");
        var sent = server.sent(ClientChatEvent.Send.class).getFirst();
        var stored = message(CHAT, 1, ANNA, sent.clientId(), sent.body());
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(stored));
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Sent());
        receive(new MessageNew("2", stored));
        receive(new ServerChatEvent.ChatRead("3", CHAT, BEN.id(), 1));
        assertThat(only().delivery()).isEqualTo(new Delivery.Read());
        assertThat(only().clientId()).isEqualTo(sent.clientId());
        assertThat(overview.chats().getFirst().unread()).isZero();
    }

    @Test
    void theServersEventMayComeBeforeItsAnswer() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "Hi");
        loop.runDue();
        var stored = message(
                CHAT,
                1,
                ANNA,
                server.sent(ClientChatEvent.Send.class).getFirst().clientId(),
                "Hi");
        receive(new MessageNew("2", stored));
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(stored));
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Sent());
    }

    @Test
    void whatIsWrittenOfflineSurvivesARestartAndGoesOutOnceInOrder() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        server.drop();
        chats.send(CHAT, "one");
        chats.send(CHAT, "two");
        loop.runDue();
        restart();
        open();
        assertThat(texts()).containsExactly("one", "two");
        server.accept();
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
        answerSync(new Ack.Changes("2", List.of(), false, null));
        assertThat(server.sent(ClientChatEvent.Send.class))
                .extracting(ClientChatEvent.Send::body)
                .containsExactly("one");
        server.drop();
        server.accept();
        loop.runDue();
        answerSync(new Ack.Changes("2", List.of(), false, null));
        var sent = server.sent(ClientChatEvent.Send.class);
        assertThat(sent).extracting(ClientChatEvent.Send::body).containsExactly("one", "one");
        assertThat(sent.get(1).clientId()).isEqualTo(sent.get(0).clientId());
        server.answer(
                ClientChatEvent.Send.class,
                new Ack.MessageAck(message(CHAT, 1, ANNA, sent.get(1).clientId(), "one")));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class))
                .hasSize(3)
                .last()
                .extracting("body")
                .isEqualTo("two");
    }

    @Test
    void aRefusedMessageSaysSoUntilItIsRetried() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "Hi");
        loop.runDue();
        server.refuse(ClientChatEvent.Send.class, ErrorCode.FORBIDDEN);
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Failed(ErrorCode.FORBIDDEN));
        restart();
        connect("1");
        open();
        assertThat(only().delivery()).isEqualTo(new Delivery.Failed(ErrorCode.FORBIDDEN));
        chats.retry(only().clientId());
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Pending());
        assertThat(server.sent(ClientChatEvent.Send.class)).hasSize(1);
    }

    @Test
    void blankAndEndlessTextIsNotSent() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        chats.send(CHAT, " \n ");
        chats.send(CHAT, "x".repeat(8_001));
        chats.send(new ChatId("unknown"), "Hi");
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
        chats.send(CHAT, "🙂".repeat(8_000));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).hasSize(1);
    }

    @Test
    void readingIsToldAtOnceOrWithTheNextConnection() {
        connect("1", new ChatUpdated("1", chat(1, message(4, BEN, "4"))));
        server.drop();
        chats.markRead(CHAT);
        loop.runDue();
        assertThat(overview.chats().getFirst().unread()).isZero();
        restart();
        assertThat(overview.chats().getFirst().unread()).isZero();
        connect("2", new ChatUpdated("2", chat(1, message(4, BEN, "4"))));
        assertThat(server.sent(ClientChatEvent.Read.class)).containsExactly(new ClientChatEvent.Read(CHAT, 4));
        assertThat(overview.chats().getFirst().unread()).isZero();
        server.drop();
        connect("3");
        assertThat(server.sent(ClientChatEvent.Read.class)).hasSize(1);
    }

    @Test
    void readingOnAnotherDeviceCountsHereToo() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "1"))));
        for (var message : messages(2, 5)) receive(new MessageNew("c" + message.seq(), message));
        receive(new ServerChatEvent.ChatRead("9", CHAT, ANNA.id(), 3));
        assertThat(overview.chats().getFirst().unread()).isEqualTo(2);
    }

    @Test
    void olderMessagesComeFromTheStoreThenFromTheServerUpToTheFirst() {
        connect("1", new ChatUpdated("1", chat(0, message(121, BEN, "121"))));
        open();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(71, 120), true));
        loop.runDue();
        assertThat(conversation().messages()).hasSize(51);
        restart();
        open();
        assertThat(conversation().messages()).hasSize(50);
        assertThat(conversation().more()).isTrue();
        older();
        assertThat(conversation().messages()).hasSize(51);
        older();
        assertThat(conversation().messages())
                .as("nothing more without a server")
                .hasSize(51);
        connect("1");
        older();
        assertThat(conversation().loading()).isTrue();
        older();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(21, 70), true));
        loop.runDue();
        older();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(1, 20), false));
        loop.runDue();
        assertThat(conversation().messages())
                .hasSize(121)
                .extracting(ChatMessage::seq)
                .isSorted();
        assertThat(conversation().more()).isFalse();
        older();
        assertThat(server.sent(ClientChatEvent.History.class)).hasSize(2);
    }

    @Test
    void presenceIsKnownWhileConnectedOnly() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        receive(new PresenceChanged(BEN.id(), Presence.ONLINE, null));
        assertThat(peer().presence()).isEqualTo(Presence.ONLINE);
        server.drop();
        loop.runDue();
        assertThat(peer().presence()).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void aShortLossIsNotShownALongOneIs() {
        connect("1");
        server.drop();
        loop.advance(Duration.ofSeconds(4));
        assertThat(overview.connection()).isEqualTo(new Connection.Connecting());
        server.accept();
        loop.runDue();
        assertThat(overview.connection()).isEqualTo(new Connection.Online());
        server.drop();
        loop.advance(Duration.ofSeconds(4));
        assertThat(overview.connection()).isEqualTo(new Connection.Connecting());
        loop.advance(Duration.ofSeconds(2));
        assertThat(overview.connection()).isEqualTo(new Connection.Offline());
        server.refuse(Refusal.UNAUTHORIZED);
        loop.advance(Duration.ofMinutes(1));
        assertThat(overview.connection()).isEqualTo(new Connection.Refused(Refusal.UNAUTHORIZED));
    }

    @Test
    void aPageThatDoesNotComeIsAskedForAgain() {
        server.accept();
        loop.runDue();
        server.refuse(ClientEvent.Sync.class, ErrorCode.UNAVAILABLE);
        loop.advance(Duration.ofSeconds(5));
        assertThat(server.sent(ClientEvent.Sync.class)).hasSize(2);
    }

    @Test
    void aKnownChatOpensWithoutTheServerAndANewOneWithIt() {
        var known = chats.open(BEN.id());
        loop.runDue();
        assertThat(known).isCompletedWithValue(new ChatOpening.NotConnected());
        connect("1");
        var opening = chats.open(BEN.id());
        loop.runDue();
        server.answer(ClientChatEvent.Open.class, new Ack.ChatAck(chat(0, null)));
        loop.runDue();
        assertThat(opening).isCompletedWithValue(new ChatOpening.Opened(CHAT));
        assertThat(overview.chats()).hasSize(1);
        server.drop();
        var again = chats.open(BEN.id());
        loop.runDue();
        assertThat(again).isCompletedWithValue(new ChatOpening.Opened(CHAT));
    }

    @Test
    void aSearchNeedsTwoCharacters() {
        assertThat(chats.searchUsers(" b ")).isCompletedWithValue(new Reply.Got<>(List.of()));
        assertThat(chats.searchUsers("be")).isCompletedWithValue(new Reply.Got<>(List.of(BEN)));
    }

    @Test
    void aChatThatOneIsOutOfTakesItsMessagesAndLettersAlong() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "1"))));
        server.hold(ClientChatEvent.Send.class);
        chats.send(CHAT, "never");
        receive(new ServerChatEvent.ChatRemoved("2", CHAT));
        assertThat(overview.chats()).isEmpty();
        restart();
        assertThat(overview.chats()).isEmpty();
        connect("2");
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
    }

    @Test
    void anEndedObservationHearsNothingMoreAndABrokenOneHarmsNobody() {
        chats.observe(_ -> {
            throw new IllegalStateException("a bug in a view");
        });
        var seen = new int[1];
        var subscription = chats.observe(_ -> seen[0]++);
        loop.runDue();
        var before = seen[0];
        subscription.close();
        connect("1", new ChatUpdated("1", chat(0, null)));
        assertThat(seen[0]).isEqualTo(before);
        assertThat(overview.chats()).hasSize(1);
    }

    @Test
    void marksOfOthersNeverGoBack() {
        connect("1", new ChatUpdated("1", Told.read(chat(0, message(3, ANNA, "3")), Map.of(BEN.id(), 3L))));
        receive(new ServerChatEvent.ChatRead("2", CHAT, BEN.id(), 1));
        receive(new ChatUpdated("3", chat(0, message(3, ANNA, "3"))));
        open();
        assertThat(only().delivery()).isEqualTo(new Delivery.Read());
    }

    @Test
    void anAnswerThatComesAfterTheEndHarmsNothing() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        chats.send(CHAT, "Hi");
        loop.runDue();
        chats.close();
        loop.runDue();
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(message(CHAT, 1, ANNA, new ClientId("x"), "Hi")));
        server.drop();
        loop.advance(Duration.ofMinutes(1));
        start();
        open();
        assertThat(texts()).containsExactly("Hi");
    }

    private void connect(String cursor, Change... changes) {
        server.accept();
        loop.runDue();
        answerSync(new Ack.Changes(cursor, List.of(changes), false, null));
    }

    private void answerSync(Ack.Changes page) {
        server.answer(ClientEvent.Sync.class, page);
        loop.runDue();
    }

    private void receive(ServerEvent event) {
        server.receive(event);
        loop.runDue();
    }

    private void restart() {
        chats.close();
        loop.runDue();
        start();
    }

    private void open() {
        chats.observe(CHAT, seen -> conversation = seen);
        loop.runDue();
    }

    private void older() {
        chats.loadOlder(CHAT);
        loop.runDue();
    }

    private List<String> texts() {
        return conversation().messages().stream().map(ChatMessage::text).toList();
    }

    private ChatMessage only() {
        assertThat(conversation().messages()).hasSize(1);
        return conversation().messages().getFirst();
    }

    private Conversation conversation() {
        return requireNonNull(conversation);
    }

    private ChatMessage last() {
        return requireNonNull(overview.chats().getFirst().lastMessage());
    }

    private User peer() {
        return requireNonNull(overview.chats().getFirst().peer());
    }
}
