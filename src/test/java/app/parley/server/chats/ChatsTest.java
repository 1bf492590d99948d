package app.parley.server.chats;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.MessageKind;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.SystemNote;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChatsTest {
    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;
    private TestUser carl;
    private TestSocket hers;
    private TestSocket his;
    private TestSocket carls;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
        carl = server.register("carl");
        hers = anna.connect();
        his = ben.connect();
        carls = carl.connect();
    }

    @AfterEach
    void stop() {
        hers.close();
        his.close();
        carls.close();
        server.close();
    }

    @Test
    void aDirectChatIsMadeOnceAndBothHearOfIt() {
        var chat = hers.chat(new ClientChatEvent.Open(ben.id()));
        assertThat(chat.type()).isEqualTo(ChatType.DIRECT);
        assertThat(chat.members()).extracting(User::id).containsExactlyInAnyOrder(anna.id(), ben.id());
        assertThat(hers.await(ServerChatEvent.ChatUpdated.class).chat().id()).isEqualTo(chat.id());
        assertThat(his.await(ServerChatEvent.ChatUpdated.class).chat().id()).isEqualTo(chat.id());
        assertThat(his.chat(new ClientChatEvent.Open(anna.id())).id()).isEqualTo(chat.id());
        assertThat(his.settled()).isEmpty();
    }

    @Test
    void aGroupHasSoManyMembersAndNoMore() throws SQLException {
        var group = hers.chat(new ClientChatEvent.Create(new RequestId("r"), "All", List.of(ben.id())));
        fill(group.id(), Bounds.MEMBERS_MAX);
        var wish = new ClientChatEvent.Update(group.id(), null, List.of(carl.id()), null, null);
        assertThat(hers.refusalOf(wish)).isEqualTo(ErrorCode.BAD_REQUEST);
        hers.chat(new ClientChatEvent.Update(group.id(), null, null, List.of(ben.id()), null));
        assertThat(hers.chat(wish).members()).hasSize(Bounds.MEMBERS_MAX);

        var many = "\"nobodys\",".repeat(Bounds.MEMBERS_MAX) + "\"nobodys\"";
        assertThat(hers.emit(
                        "chat:create", "{\"requestId\":\"s\",\"title\":\"All\",\"memberIds\":[%s]}".formatted(many)))
                .contains("bad_request", "memberIds");
    }

    /// Makes up users, so that the group has so many members.
    private void fill(ChatId group, int count) throws SQLException {
        var file = TestServer.config(folder).dataDir().resolve("parley.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            var numbers =
                    "WITH RECURSIVE more(n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM more WHERE n < " + count + ") ";
            statement.execute(numbers + "INSERT INTO users (id, username, display_name, password_hash, created_at)"
                    + " SELECT 'u' || n, 'u' || n, 'U', '', 0 FROM more");
            statement.execute(numbers + "INSERT INTO members (chat_id, user_id, joined_at) SELECT '" + group
                    + "', 'u' || n, 0 FROM more");
        }
    }

    @Test
    void noChatWithOneselfOrNobody() {
        assertThat(hers.refusalOf(new ClientChatEvent.Open(anna.id()))).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(hers.refusalOf(new ClientChatEvent.Open(new UserId("nobody"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aGroupIsMadeOnceForARequest() {
        var wish = new ClientChatEvent.Create(new RequestId("r1"), "Trip", List.of(ben.id(), carl.id()));
        var chat = hers.chat(wish);
        assertThat(chat.title()).isEqualTo("Trip");
        assertThat(chat.members()).hasSize(3);
        assertThat(hers.chat(wish).id()).isEqualTo(chat.id());
        assertThat(his.await(ServerChatEvent.ChatUpdated.class).chat().id()).isEqualTo(chat.id());
        var note = his.await(ServerChatEvent.MessageNew.class).message();
        assertThat(note.kind()).isEqualTo(MessageKind.SYSTEM);
        assertThat(note.senderId()).isEqualTo(anna.id());
        assertThat(Objects.requireNonNull(note.system()).event()).isEqualTo(SystemNote.Event.CREATED);
        assertThat(his.settled()).isEmpty();
        assertThat(hers.refusalOf(
                        new ClientChatEvent.Create(new RequestId("r2"), "Trip", List.of(new UserId("nobody")))))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void whoIsAddedSeesTheWholeHistory() {
        var group = group(ben);
        hers.message(text(group, "before"));
        hers.chat(new ClientChatEvent.Update(group, null, List.of(carl.id()), null, null));
        assertThat(carls.await(ServerChatEvent.ChatUpdated.class).chat().members())
                .hasSize(3);
        var history = carls.ask(Ack.Messages.class, new ClientChatEvent.History(group, null, null));
        assertThat(history.messages()).extracting("body").contains("before");
        assertThat(history.messages()).extracting("seq").containsExactly(1L, 2L, 3L);
    }

    @Test
    void whoIsRemovedIsToldAndLockedOut() {
        var group = group(ben, carl);
        his.forget();
        carls.forget();
        hers.chat(new ClientChatEvent.Update(group, null, null, List.of(carl.id()), null));
        assertThat(carls.await(ServerChatEvent.ChatRemoved.class).chatId()).isEqualTo(group);
        assertThat(his.await(ServerChatEvent.ChatUpdated.class).chat().members())
                .hasSize(2);
        var note = his.await(ServerChatEvent.MessageNew.class).message();
        assertThat(note.system()).isEqualTo(new SystemNote(SystemNote.Event.REMOVED, List.of(carl.id()), null));
        assertThat(carls.refusalOf(text(group, "let me in"))).isEqualTo(ErrorCode.NOT_IN_CHAT);
        assertThat(carls.settled()).isEmpty();
    }

    @Test
    void leavingIsRemovingOneself() {
        var group = group(ben);
        hers.forget();
        his.chat(new ClientChatEvent.Update(group, null, null, List.of(ben.id()), null));
        his.await(ServerChatEvent.ChatRemoved.class);
        var note = hers.await(ServerChatEvent.MessageNew.class).message();
        assertThat(note.senderId()).isEqualTo(ben.id());
        assertThat(Objects.requireNonNull(note.system()).event()).isEqualTo(SystemNote.Event.LEFT);
    }

    @Test
    void aNewTitleReachesAll() {
        var group = group(ben);
        his.forget();
        his.chat(new ClientChatEvent.Update(group, "Home", null, null, null));
        assertThat(hers.await(
                                ServerChatEvent.ChatUpdated.class,
                                event -> "Home".equals(event.chat().title()))
                        .chat()
                        .id())
                .isEqualTo(group);
    }

    @Test
    void aDirectChatCanOnlyBeMutedAndThatIsOnesOwn() {
        var chat = anna.chatWith(ben, hers);
        his.forget();
        assertThat(hers.refusalOf(new ClientChatEvent.Update(chat, "x", null, null, null)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(hers.refusalOf(new ClientChatEvent.Update(chat, null, List.of(carl.id()), null, null)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(hers.chat(new ClientChatEvent.Update(chat, null, null, null, true))
                        .muted())
                .isTrue();
        assertThat(his.settled()).isEmpty();
        assertThat(his.chat(new ClientChatEvent.Open(anna.id())).muted()).isFalse();
    }

    @Test
    void readingMarksGoForwardOnlyAndAreToldToAll() {
        var chat = anna.chatWith(ben, hers);
        for (var i = 1; i <= 3; i++) hers.message(text(chat, "m" + i));
        assertThat(his.chat(new ClientChatEvent.Open(anna.id())).unread()).isEqualTo(3);
        his.ask(new ClientChatEvent.Read(chat, 2));
        var told = hers.await(ServerChatEvent.ChatRead.class);
        assertThat(told.userId()).isEqualTo(ben.id());
        assertThat(told.seq()).isEqualTo(2);
        his.await(ServerChatEvent.ChatRead.class);
        his.ask(new ClientChatEvent.Read(chat, 1));
        his.ask(new ClientChatEvent.Read(chat, 99));
        assertThat(hers.await(ServerChatEvent.ChatRead.class).seq()).isEqualTo(3);
        var seen = his.chat(new ClientChatEvent.Open(anna.id()));
        assertThat(seen.unread()).isZero();
        assertThat(seen.readSeqs()).containsEntry(ben.id(), 3L).containsEntry(anna.id(), 0L);
        assertThat(seen.lastMessage()).extracting("body").isEqualTo("m3");
    }

    @Test
    void typingReachesTheOthersOnly() {
        var chat = anna.chatWith(ben, hers);
        hers.forget();
        carls.forget();
        hers.ask(new ClientChatEvent.Typing(chat, true));
        assertThat(his.await(ServerChatEvent.Typing.class))
                .isEqualTo(new ServerChatEvent.Typing(chat, anna.id(), true));
        assertThat(hers.settled()).isEmpty();
        assertThat(carls.settled()).isEmpty();
    }

    @Test
    void aChatOfOthersIsNotMineAndAnUnknownOneIsNobodys() {
        var chat = anna.chatWith(ben, hers);
        var unknown = new ChatId("unknown");
        for (var tried : List.of(chat, unknown)) {
            var expected = tried.equals(chat) ? ErrorCode.NOT_IN_CHAT : ErrorCode.CHAT_NOT_FOUND;
            assertThat(carls.refusalOf(text(tried, "x"))).isEqualTo(expected);
            assertThat(carls.refusalOf(new ClientChatEvent.History(tried, null, null)))
                    .isEqualTo(expected);
            assertThat(carls.refusalOf(new ClientChatEvent.Read(tried, 1))).isEqualTo(expected);
            assertThat(carls.refusalOf(new ClientChatEvent.Typing(tried, true))).isEqualTo(expected);
            assertThat(carls.refusalOf(new ClientChatEvent.Update(tried, null, null, null, true)))
                    .isEqualTo(expected);
        }
    }

    private ChatId group(TestUser... others) {
        var ids = List.of(others).stream().map(TestUser::id).toList();
        return hers.chat(new ClientChatEvent.Create(new RequestId("group"), "Group", ids))
                .id();
    }

    private static ClientChatEvent.Send text(ChatId chat, String body) {
        return new ClientChatEvent.Send(chat, new ClientId(body.replace(' ', '-')), body, null, null, null);
    }
}
