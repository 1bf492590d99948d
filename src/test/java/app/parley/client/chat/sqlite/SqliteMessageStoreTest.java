package app.parley.client.chat.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.client.chat.OutboxLetter;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class SqliteMessageStoreTest {
    private static final ChatId CHAT = new ChatId("chat");
    private static final User ANNA = new User(new UserId("anna"), "anna", "Anna", null, Presence.ONLINE, 5L);

    @TempDir
    Path folder;

    private SqliteMessageStore store;

    @BeforeEach
    void open() {
        store = SqliteMessageStore.open(folder.resolve("data").resolve("chats.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everythingOutlivesTheProgram() {
        var chat = new Chat(
                CHAT, ChatType.GROUP, "Team", List.of(ANNA), 3, Map.of(ANNA.id(), 4L), message(7, "x"), true, 9);
        store.putChat(chat);
        store.putUsers(List.of(ANNA));
        store.putMessage(message(7, "x"));
        store.setCursor("here");
        store.putLetter(letter("l1"));
        store.putUnsentMark(CHAT, 6);
        reopen();
        assertThat(store.chats()).containsExactly(chat);
        assertThat(store.users()).containsExactly(ANNA);
        assertThat(store.newest(CHAT, Long.MAX_VALUE, 10)).containsExactly(message(7, "x"));
        assertThat(store.cursor()).contains("here");
        assertThat(store.letters()).containsExactly(letter("l1"));
        assertThat(store.unsentMarks()).isEqualTo(Map.of(CHAT, 6L));
    }

    @Test
    void messagesComeInPagesBackwardsEachOldestFirst() {
        for (var seq = 1; seq <= 9; seq++) store.putMessage(message(seq, "text"));
        assertThat(store.newest(CHAT, Long.MAX_VALUE, 4))
                .extracting(Message::seq)
                .containsExactly(6L, 7L, 8L, 9L);
        assertThat(store.newest(CHAT, 6, 4)).extracting(Message::seq).containsExactly(2L, 3L, 4L, 5L);
        assertThat(store.newest(CHAT, 2, 4)).extracting(Message::seq).containsExactly(1L);
        assertThat(store.newest(new ChatId("other"), 99, 4)).isEmpty();
    }

    @Test
    void aChangedMessageTakesThePlaceOfTheOld() {
        store.putMessage(message(1, "old"));
        store.putMessage(message(1, "new"));
        assertThat(store.newest(CHAT, 9, 9)).containsExactly(message(1, "new"));
    }

    @Test
    void lettersKeepTheOrderOfWritingAndTheirFate() {
        store.putLetter(letter("z"));
        store.putLetter(letter("a"));
        store.failLetter(new ClientId("z"), ErrorCode.NOT_IN_CHAT);
        reopen();
        assertThat(store.letters())
                .containsExactly(
                        new OutboxLetter(
                                new ClientId("z"), CHAT, "hi", 3, new OutboxLetter.Failed(ErrorCode.NOT_IN_CHAT)),
                        letter("a"));
        store.retryLetter(new ClientId("z"));
        store.removeLetter(new ClientId("a"));
        assertThat(store.letters()).containsExactly(letter("z"));
    }

    @Test
    void whatFailsHalfwayLeavesNothing() {
        assertThatThrownBy(() -> store.atomically(() -> {
                    store.setCursor("there");
                    store.atomically(() -> store.putMessage(message(1, "x")));
                    throw new IllegalStateException("halfway");
                }))
                .hasMessage("halfway");
        assertThat(store.cursor()).isEmpty();
        assertThat(store.newest(CHAT, 9, 9)).isEmpty();
        store.setCursor("after");
        assertThat(store.cursor()).contains("after");
    }

    @Test
    void aRemovedChatLeavesNothingBehind() {
        store.putChat(new Chat(CHAT, ChatType.DIRECT, null, List.of(ANNA), 0, Map.of(), null, false, 1));
        store.putMessage(message(1, "x"));
        store.putLetter(letter("l"));
        store.putUnsentMark(CHAT, 1);
        store.removeChat(CHAT);
        assertThat(store.chats()).isEmpty();
        assertThat(store.newest(CHAT, 9, 9)).isEmpty();
        assertThat(store.letters()).isEmpty();
        assertThat(store.unsentMarks()).isEmpty();
    }

    @Test
    void everyUserOfEveryServerHasAFileOfTheirOwn() {
        var one = SqliteMessageStore.file(folder, URI.create("http://a"), new UserId("u"));
        assertThat(one).isEqualTo(SqliteMessageStore.file(folder, URI.create("http://a"), new UserId("u")));
        assertThat(one)
                .isNotEqualTo(SqliteMessageStore.file(folder, URI.create("http://b"), new UserId("u")))
                .isNotEqualTo(SqliteMessageStore.file(folder, URI.create("http://a"), new UserId("v")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheFiles() throws Exception {
        store.putMessage(message(1, "x"));
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private void reopen() {
        close();
        open();
    }

    private static OutboxLetter letter(String id) {
        return new OutboxLetter(new ClientId(id), CHAT, "hi", 3, new OutboxLetter.Waiting());
    }

    private static Message message(long seq, String text) {
        return new Message(
                new MessageId("m-" + seq),
                CHAT,
                seq,
                ANNA.id(),
                new ClientId("c-" + seq),
                MessageKind.TEXT,
                text,
                null,
                List.of(),
                Map.of("👍", List.of(ANNA.id())),
                null,
                1000 + seq,
                null,
                null,
                null,
                null);
    }
}
