package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Connection;
import app.parley.client.chat.Delivery;
import app.parley.client.chat.ReactionCount;
import app.parley.support.Cable;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestClient;
import app.parley.support.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Anna is cut off; both sides write, edit and react; in the end both show the same.
@Timeout(60)
@OneCallAtATime
final class TwoSidesJourneyTest {
    /// What both must agree on.
    private record Seen(long seq, String text, boolean edited, boolean deleted, List<ReactionCount> reactions) {
        static Seen of(ChatMessage message) {
            var reactions = message.reactions().stream()
                    .map(count -> new ReactionCount(count.emoji(), count.names(), count.count(), false))
                    .toList();
            return new Seen(message.seq(), message.text(), message.edited(), message.deleted(), reactions);
        }
    }

    @TempDir
    Path folder;

    @Test
    void whatTwoSidesDidApartIsTheSameOnBothAfterwards() {
        try (var server = TestServer.start(folder);
                var cable = new Cable(server.port());
                var anna = TestClient.register(cable.url(), folder.resolve("anna"), "anna")
                        .connect();
                var ben = TestClient.register(server.url(), folder.resolve("ben"), "ben")
                        .connect()) {
            var chat = anna.online().chatWith(ben.online());
            anna.look(chat);
            ben.awaitOverview(seen -> !seen.chats().isEmpty());
            ben.look(chat);
            anna.chats.send(chat, "one");
            // The server decides which came first.
            ben.awaitMessages(settled(1));
            ben.chats.send(chat, "two");
            anna.awaitMessages(settled(2));
            ben.awaitMessages(settled(2));

            cable.cut();
            anna.awaitOverview(seen -> !(seen.connection() instanceof Connection.Online));
            anna.chats.edit(message(anna, "one"), "one, edited by Anna");
            anna.chats.send(chat, "three");
            anna.chats.react(message(anna, "two"), "👍", true);
            anna.chats.edit(message(anna, "three"), "three, edited before it left");
            anna.chats.send(chat, "four");
            anna.chats.delete(message(anna, "four"));
            ben.chats.react(message(ben, "one"), "🎉", true);
            ben.chats.edit(message(ben, "two"), "two, edited by Ben");
            ben.chats.send(chat, "five");
            ben.awaitMessages(settled(3));
            anna.awaitTexts("one, edited by Anna", "two", "three, edited before it left");

            cable.mend();
            anna.chats.send(chat, "the end");
            ben.awaitMessages(settled(5));
            var annas = anna.awaitMessages(
                    settled(5).and(seen -> seen.getLast().text().equals("the end")));
            var bens = ben.awaitMessages(settled(5));
            assertThat(annas.stream().map(Seen::of))
                    .containsExactlyElementsOf(bens.stream().map(Seen::of).toList());
            assertThat(bens)
                    .extracting(ChatMessage::text)
                    .containsExactly(
                            "one, edited by Anna",
                            "two, edited by Ben",
                            "five",
                            "three, edited before it left",
                            "the end");
            assertThat(bens.get(0).reactions()).hasSize(1);
            assertThat(bens.get(1).reactions()).hasSize(1);
        }
    }

    private static Predicate<List<ChatMessage>> settled(int messages) {
        return seen -> seen.size() == messages
                && seen.stream().noneMatch(message -> message.delivery() instanceof Delivery.Pending);
    }

    private static ChatMessage message(TestClient client, String text) {
        return client
                .awaitMessages(
                        seen -> seen.stream().anyMatch(message -> message.text().equals(text)))
                .stream()
                .filter(message -> message.text().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
