package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.support.ChattingProcess;
import app.parley.support.ServerProcess;
import app.parley.support.TestClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two people write, edit and react while their programs and the server are killed at random moments: in the
/// end both have the same in the same order, everything that was in a store once, and nothing twice.
final class KilledChatIT {
    private static final String ANNA = "anna";
    private static final String BEN = "ben";
    private static final String SERVER = "server";

    @TempDir
    Path folder;

    private final List<String> written = new ArrayList<>();
    private int lives;

    @Test
    @Timeout(180)
    void bothHaveTheSameAfterEachWasKilledOnce() throws InterruptedException {
        survive(1, List.of(ANNA, SERVER, BEN));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 5, 7, 11, 13})
    @Timeout(600)
    void bothHaveTheSameAfterManyKills(long seed) throws InterruptedException {
        var random = new Random(seed);
        var victims = new ArrayList<String>();
        for (var kill = 0; kill < 12; kill++)
            victims.add(List.of(ANNA, BEN, SERVER).get(random.nextInt(3)));
        survive(seed, victims);
    }

    private void survive(long seed, List<String> victims) throws InterruptedException {
        var random = new Random(seed);
        try (var server = ServerProcess.start(folder)) {
            var chat = friends(server.url());
            var anna = start(ANNA, chat, random);
            var ben = start(BEN, chat, random);
            try {
                anna.awaitWritten(1);
                ben.awaitWritten(1);
                for (var victim : victims) {
                    (random.nextBoolean() ? anna : ben).awaitWritten(random.nextInt(3, 25));
                    switch (victim) {
                        case ANNA -> {
                            written.addAll(anna.kill());
                            anna = start(ANNA, chat, random);
                        }
                        case BEN -> {
                            written.addAll(ben.kill());
                            ben = start(BEN, chat, random);
                        }
                        default -> {
                            server.kill();
                            anna.awaitWritten(random.nextInt(1, 10));
                            server.startAgain();
                        }
                    }
                    anna.awaitWritten(1);
                    ben.awaitWritten(1);
                }
                written.addAll(anna.kill());
                written.addAll(ben.kill());
            } finally {
                anna.close();
                ben.close();
            }
            settle(chat);
        }
        var annas = stored(ANNA);
        assertThat(annas).isEqualTo(stored(BEN));
        assertThat(annas.stream().map(Message::seq))
                .as("without a gap")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, annas.size()).boxed().toList());
        assertThat(annas.stream().map(KilledChatIT::word))
                .doesNotHaveDuplicates()
                .containsAll(written);
        assertThat(annas.stream().filter(message -> message.editedAt() != null)).isNotEmpty();
        assertThat(annas.stream().filter(message -> !message.reactions().isEmpty()))
                .isNotEmpty();
    }

    private ChatId friends(String server) {
        try (var anna = TestClient.register(server, folder.resolve(ANNA), ANNA).connect();
                var ben = TestClient.register(server, folder.resolve(BEN), BEN).connect()) {
            var chat = anna.online().chatWith(ben.online());
            ben.awaitOverview(seen -> !seen.chats().isEmpty());
            return chat;
        }
    }

    private ChattingProcess start(String name, ChatId chat, Random random) {
        return ChattingProcess.start(folder.resolve(name), chat, name + lives++, random.nextLong());
    }

    /// The last word of each comes after all that they had done before.
    private void settle(ChatId chat) {
        try (var anna = TestClient.restart(folder.resolve(ANNA)).look(chat).connect();
                var ben = TestClient.restart(folder.resolve(BEN)).look(chat).connect()) {
            anna.chats.send(chat, "end-anna .");
            ben.chats.send(chat, "end-ben .");
            for (var client : List.of(anna, ben)) {
                client.awaitMessages(seen -> seen.stream()
                                .filter(message -> message.seq() > 0)
                                .map(ChatMessage::text)
                                .filter(text -> text.startsWith("end-"))
                                .count()
                        == 2);
            }
        }
    }

    private List<Message> stored(String name) {
        var session = TestClient.restart(folder.resolve(name));
        session.close();
        var file = SqliteMessageStore.file(
                folder.resolve(name),
                session.session.server(),
                session.session.user().id());
        try (var store = SqliteMessageStore.open(file)) {
            assertThat(store.letters()).isEmpty();
            var chat = store.chats().getFirst().id();
            return store.following(chat, 0, Integer.MAX_VALUE);
        }
    }

    private static String word(Message message) {
        return message.body().split(" ", 2)[0];
    }
}
