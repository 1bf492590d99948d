package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Connection;
import app.parley.client.chat.Delivery;
import app.parley.client.signalling.SignallingListener.Refusal;
import app.parley.protocol.ChatId;
import app.parley.protocol.Presence;
import app.parley.support.Cable;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestClient;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Journey 4: a message that is written without a connection gets there, once, whatever happens on the way. Anna's
/// cable can be cut; the server is the real one.
@Timeout(60)
@OneCallAtATime
final class MessageWrittenOfflineJourneyTest {
    @TempDir
    Path folder;

    private TestServer server;
    private Cable cable;
    private TestClient anna;
    private TestClient ben;
    private ChatId chat;

    @BeforeEach
    void twoFriendsWhoChat() {
        server = TestServer.start(folder);
        cable = new Cable(server.port());
        anna = TestClient.register(cable.url(), folder.resolve("anna"), "anna").connect();
        ben = TestClient.register(server.url(), folder.resolve("ben"), "ben").connect();
        anna.awaitOverview(seen -> seen.connection() instanceof Connection.Online);
        ben.awaitOverview(seen -> seen.connection() instanceof Connection.Online);
        chat = anna.chatWith(ben);
        anna.look(chat);
        ben.awaitOverview(seen -> seen.chats().size() == 1);
        ben.look(chat);
    }

    @AfterEach
    void goodNight() {
        anna.close();
        ben.close();
        cable.close();
        server.close();
    }

    @Test
    void twoFriendsTalkAndSeeWhatWasRead() {
        anna.awaitOverview(seen -> presenceOfPeer(seen) == Presence.ONLINE);
        anna.chats.send(chat, "Hello Ben");
        ben.awaitTexts("Hello Ben");
        ben.awaitOverview(seen -> seen.unread() == 1
                && seen.chats().stream()
                        .map(ChatSummary::lastMessage)
                        .anyMatch(last -> last != null && last.senderName().equals("Anna")));
        awaitDelivered(anna, new Delivery.Sent());
        ben.chats.markRead(chat);
        ben.awaitOverview(seen -> seen.unread() == 0);
        awaitDelivered(anna, new Delivery.Read());
        ben.chats.send(chat, "Hello Anna");
        anna.awaitTexts("Hello Ben", "Hello Anna");
    }

    @Test
    void whatIsWrittenOfflineWaitsWithAClockAndArrivesOnceInOrder() {
        cable.cut();
        anna.awaitOverview(seen -> !(seen.connection() instanceof Connection.Online));
        anna.chats.send(chat, "one");
        anna.chats.send(chat, "two");
        anna.chats.send(chat, "three");
        assertThat(anna.awaitTexts("one", "two", "three"))
                .extracting(ChatMessage::delivery)
                .containsOnly(new Delivery.Pending());
        ben.chats.send(chat, "meanwhile");
        awaitDelivered(ben, new Delivery.Sent());

        cable.mend();

        ben.awaitTexts("meanwhile", "one", "two", "three");
        assertThat(anna.awaitMessages(seen -> seen.size() == 4 && seen.getLast().seq() == 4))
                .extracting(ChatMessage::text)
                .containsExactly("meanwhile", "one", "two", "three");
    }

    @Test
    void aRestartOfTheProgramForgetsNothing() {
        cable.cut();
        anna.chats.send(chat, "before");
        anna.awaitTexts("before");
        anna.close();
        anna = TestClient.restart(folder.resolve("anna")).look(chat);
        anna.awaitTexts("before");
        anna.chats.send(chat, "after");
        anna.awaitTexts("before", "after");

        cable.mend();
        anna.connect();

        ben.awaitTexts("before", "after");
        awaitDelivered(anna, new Delivery.Sent());
    }

    @Test
    void aCableThatIsCutAgainAndAgainNeitherLosesNorDoublesAnything() {
        var texts =
                IntStream.range(0, 60).mapToObj(number -> "message " + number).toList();
        for (var text : texts) {
            anna.chats.send(chat, text);
            if (text.endsWith("5")) cable.cut();
            if (text.endsWith("8")) cable.mend();
        }
        cable.mend();
        assertThat(ben.awaitMessages(seen -> seen.size() >= texts.size()))
                .extracting(ChatMessage::text)
                .isEqualTo(texts);
        anna.awaitMessages(seen -> seen.size() == texts.size()
                && seen.stream().allMatch(message -> message.delivery() instanceof Delivery.Sent));
        // One that were doubled would have a place of its own in the chat.
        assertThat(ben.awaitMessages(seen -> seen.size() == texts.size())
                        .getLast()
                        .seq())
                .isEqualTo(texts.size());
    }

    @Test
    void aRestartOfTheServerIsSurvivedByBothSides() {
        anna.chats.send(chat, "before");
        ben.awaitTexts("before");
        server.restart();
        anna.chats.send(chat, "after");
        ben.awaitTexts("before", "after");
        ben.chats.send(chat, "still here");
        anna.awaitTexts("before", "after", "still here");
    }

    @Test
    void aLongHistoryIsThereOnANewDevicePageByPage() {
        for (var number = 1; number <= 120; number++) anna.chats.send(chat, String.valueOf(number));
        ben.awaitMessages(seen -> seen.size() == 120);
        var laptop = folder.resolve("laptop");
        try (var second = TestClient.signIn(server.url(), laptop, "ben").connect()) {
            second.awaitOverview(seen -> seen.chats().size() == 1);
            second.look(chat);
            second.awaitMessages(seen -> seen.size() >= 50);
            second.chats.loadOlder(chat);
            second.awaitMessages(seen -> seen.size() >= 100);
            second.chats.loadOlder(chat);
            var all = second.awaitMessages(seen -> seen.size() == 120);
            assertThat(all)
                    .extracting(ChatMessage::text)
                    .isEqualTo(IntStream.rangeClosed(1, 120)
                            .mapToObj(String::valueOf)
                            .toList());
        }
    }

    @Test
    void aDeviceThatIsSignedOutStopsTrying() {
        TestClient.value(anna.account.logout());
        anna.awaitOverview(seen -> seen.connection().equals(new Connection.Refused(Refusal.UNAUTHORIZED)));
        assertThat(anna.awaitOverview(_ -> true).chats()).hasSize(1);
        ben.awaitOverview(seen -> presenceOfPeer(seen) == Presence.OFFLINE);
    }

    @Test
    void peopleAreFoundByTheBeginningOfTheirName() {
        assertThat(TestClient.value(anna.chats.searchUsers("be")))
                .extracting("username")
                .isEqualTo(List.of("ben"));
        assertThat(TestClient.value(anna.account.me()).username()).isEqualTo("anna");
        assertThat(TestClient.value(anna.account.devices()))
                .hasSize(1)
                .first()
                .extracting("current")
                .isEqualTo(true);
        assertThat(TestClient.value(anna.account.iceServers()).iceServers()).isEmpty();
    }

    private static @Nullable Presence presenceOfPeer(ChatOverview seen) {
        var peer = seen.chats().isEmpty() ? null : seen.chats().getFirst().peer();
        return peer == null ? null : peer.presence();
    }

    private static void awaitDelivered(TestClient client, Delivery delivery) {
        client.awaitMessages(seen -> !seen.isEmpty()
                && seen.stream().allMatch(message -> message.delivery().equals(delivery)));
    }
}
