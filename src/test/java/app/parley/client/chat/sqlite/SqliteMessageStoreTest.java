package app.parley.client.chat.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.client.chat.Draft;
import app.parley.client.chat.OutboxLetter;
import app.parley.client.chat.OutboxMatter;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
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
    private static final OutboxMatter TEXT = new OutboxMatter.Text("hi", null, List.of(), List.of());

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
        var failed = letter("z", TEXT, new OutboxLetter.Failed(ErrorCode.NOT_IN_CHAT));
        store.putLetter(failed);
        reopen();
        assertThat(store.letters()).containsExactly(failed, letter("a"));
        store.putLetter(letter("z"));
        store.removeLetter(new ClientId("a"));
        assertThat(store.letters()).containsExactly(letter("z"));
    }

    @Test
    void everyMatterOfALetterIsReadAsItWasWritten() {
        var there = OutboxMatter.Target.of(new MessageId("m"));
        var attachment = new Attachment(new AttachmentId("up"), "a.txt", "text/plain", 1, "00", null, null);
        var matters = List.of(
                new OutboxMatter.Text(
                        "hi",
                        new MessageId("m"),
                        List.of(ANNA.id()),
                        List.of(
                                new OutboxMatter.Enclosure("a.txt", "text/plain", 1, "pin-1", attachment),
                                new OutboxMatter.Enclosure("b \n.txt", "text/plain", 2, "pin-2", null))),
                new OutboxMatter.Edit(there, "other"),
                new OutboxMatter.Deletion(OutboxMatter.Target.of(new ClientId("letter"))),
                new OutboxMatter.Reaction(there, "👍", true),
                new OutboxMatter.Reaction(there, "👍", false));
        for (var matter : matters) {
            store.putLetter(letter("l" + matters.indexOf(matter), matter, new OutboxLetter.Waiting(true)));
        }
        reopen();
        assertThat(store.letters()).extracting(OutboxLetter::matter).containsExactlyElementsOf(matters);
    }

    @Test
    void draftsAreKeptUntilTheyAreEmpty() {
        var draft = new Draft("half a sen", new MessageId("m"), List.of(ANNA.id()), List.of(Path.of("a b.txt")));
        store.putDraft(CHAT, draft);
        reopen();
        assertThat(store.drafts()).isEqualTo(Map.of(CHAT, draft));
        store.putDraft(CHAT, Draft.EMPTY);
        assertThat(store.drafts()).isEmpty();
    }

    @Test
    void messagesAreFoundByTheirNameAndFromAPlaceOn() {
        for (var seq = 1; seq <= 5; seq++) store.putMessage(message(seq, "text " + seq));
        assertThat(store.message(new MessageId("m-3"))).contains(message(3, "text 3"));
        assertThat(store.message(new MessageId("m-9"))).isEmpty();
        assertThat(store.following(CHAT, 2, 2)).extracting(Message::seq).containsExactly(3L, 4L);
    }

    @Test
    void wordsAreFoundByTheirBeginningFoldedTheNewestFirst() {
        store.putMessage(message(1, "Ein Äpfelchen am Morgen"));
        store.putMessage(message(2, "nothing"));
        store.putMessage(message(3, "APFEL"));
        store.putMessage(message(4, "今天天气很好。明天"));
        assertThat(store.found("apfel", null, 9)).extracting(Message::seq).containsExactly(3L, 1L);
        assertThat(store.found("apfel morgen", CHAT, 9))
                .extracting(Message::seq)
                .containsExactly(1L);
        assertThat(store.found("天气", CHAT, 9)).extracting(Message::seq).containsExactly(4L);
        assertThat(store.found("好明", null, 9)).as("not over a full stop").isEmpty();
        assertThat(store.found("apfel", new ChatId("other"), 9)).isEmpty();
        assertThat(store.found("apfel", null, 1)).extracting(Message::seq).containsExactly(3L);
        assertThat(store.found("\" OR *", null, 9)).as("a query has no syntax").isEmpty();
    }

    @Test
    void whatWasChangedOrTakenBackIsNotFoundByWhatItSaidBefore() {
        store.putMessage(message(1, "apple"));
        store.putMessage(message(1, "pear"));
        assertThat(store.found("apple", null, 9)).isEmpty();
        assertThat(store.found("pear", null, 9)).hasSize(1);
        store.putMessage(message(1, ""));
        assertThat(store.found("pear", null, 9)).isEmpty();
        store.putMessage(message(2, "plum"));
        store.removeChat(CHAT);
        assertThat(store.found("plum", null, 9)).isEmpty();
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
        store.putDraft(CHAT, Draft.of("d"));
        store.removeChat(CHAT);
        assertThat(store.drafts()).isEmpty();
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
        return letter(id, TEXT, new OutboxLetter.Waiting(true));
    }

    private static OutboxLetter letter(String id, OutboxMatter matter, OutboxLetter.Stage stage) {
        return new OutboxLetter(new ClientId(id), CHAT, matter, 3, stage);
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
