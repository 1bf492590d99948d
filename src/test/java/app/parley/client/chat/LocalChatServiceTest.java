package app.parley.client.chat;

import static app.parley.client.chat.Told.ANNA;
import static app.parley.client.chat.Told.BEN;
import static app.parley.client.chat.Told.CHAT;
import static app.parley.client.chat.Told.chat;
import static app.parley.client.chat.Told.message;
import static app.parley.client.chat.Told.messages;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.Reply;
import app.parley.client.signalling.SignallingListener.Refusal;
import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Presence;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerChatEvent.ChatUpdated;
import app.parley.protocol.ServerChatEvent.MessageNew;
import app.parley.protocol.ServerEvent.PresenceChanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The list of chats, the connection, who is there and what was read.
final class LocalChatServiceTest extends AnnasDevice {
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
    void aChatOfThePastDoesNotTakeNewsBack() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "old"))));
        receive(new MessageNew("2", message(2, BEN, "new")));
        receive(new ChatUpdated("3", chat(0, message(1, BEN, "old"))));
        assertThat(last().text()).isEqualTo("new");
        assertThat(overview.chats().getFirst().unread()).isEqualTo(1);
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
    void aMarkThatTheServerTakesOnlyLaterIsToldAgainThen() {
        connect("1", new ChatUpdated("1", chat(1, message(4, BEN, "4"))));
        server.script(
                ClientChatEvent.Read.class,
                _ -> new Ack.Refused(new ProtocolError(ErrorCode.RATE_LIMITED, "too often", 500L, null, null)));
        chats.markRead(CHAT);
        loop.runDue();
        server.script(ClientChatEvent.Read.class, _ -> new Ack.Done());
        clock.advance(Duration.ofMillis(499));
        assertThat(server.sent(ClientChatEvent.Read.class)).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(server.sent(ClientChatEvent.Read.class)).hasSize(2);
        server.drop();
        connect("2");
        assertThat(server.sent(ClientChatEvent.Read.class)).hasSize(2);
    }

    @Test
    void readingOnAnotherDeviceCountsHereToo() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "1"))));
        for (var message : messages(2, 5)) receive(new MessageNew("c" + message.seq(), message));
        receive(new ServerChatEvent.ChatRead("9", CHAT, ANNA.id(), 3));
        assertThat(overview.chats().getFirst().unread()).isEqualTo(2);
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
}
