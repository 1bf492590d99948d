package app.parley.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MessagesTest {
    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;
    private TestSocket hers;
    private TestSocket his;
    private ChatId chat;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
        hers = anna.connect();
        his = ben.connect();
        chat = anna.chatWith(ben, hers);
        his.forget();
        hers.forget();
    }

    @AfterEach
    void stop() {
        hers.close();
        his.close();
        server.close();
    }

    @Test
    void theSameClientIdSendsOnce() {
        var first = hers.message(text("Hi"));
        server.restart();
        hers = anna.connect();
        his = ben.connect();
        assertThat(hers.message(text("Hi"))).isEqualTo(first);
        assertThat(his.settled()).doesNotHaveAnyElementsOfTypes(ServerChatEvent.MessageNew.class);
        assertThat(history(null, null).messages()).hasSize(1);
    }

    @Test
    void twoUsersMayChooseTheSameClientId() {
        hers.message(text("Hi"));
        his.message(text("Hi"));
        assertThat(history(null, null).messages()).extracting(Message::seq).containsExactly(1L, 2L);
    }

    @Test
    void anEditReachesBoth() {
        var message = hers.message(text("Helo"));
        var edited = hers.message(new ClientChatEvent.Edit(message.id(), "Hello"));
        assertThat(edited.body()).isEqualTo("Hello");
        assertThat(edited.editedAt()).isNotNull();
        assertThat(his.await(ServerChatEvent.MessageUpdated.class).message()).isEqualTo(edited);
        assertThat(hers.await(ServerChatEvent.MessageUpdated.class).message()).isEqualTo(edited);
    }

    @Test
    void onlyOnesOwnTextCanBeChanged() {
        var message = hers.message(text("Hi"));
        assertThat(his.refusalOf(new ClientChatEvent.Edit(message.id(), "Ho"))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(his.refusalOf(new ClientChatEvent.Delete(message.id()))).isEqualTo(ErrorCode.FORBIDDEN);
        var group = hers.chat(new ClientChatEvent.Create(new RequestId("r"), "Group", List.of()));
        var note = Objects.requireNonNull(group.lastMessage());
        assertThat(hers.refusalOf(new ClientChatEvent.Edit(note.id(), "x"))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void aDeletedMessageKeepsItsPlaceAndNothingElse() {
        var message = hers.message(text("Secret"));
        his.message(new ClientChatEvent.React(message.id(), "👍", true));
        var deleted = hers.message(new ClientChatEvent.Delete(message.id()));
        assertThat(deleted.id()).isEqualTo(message.id());
        assertThat(deleted.seq()).isEqualTo(message.seq());
        assertThat(deleted.body()).isEmpty();
        assertThat(deleted.deletedAt()).isNotNull();
        assertThat(deleted.reactions()).isEmpty();
        his.await(ServerChatEvent.MessageUpdated.class, event -> event.message().deletedAt() != null);
        assertThat(hers.message(new ClientChatEvent.Delete(message.id()))).isEqualTo(deleted);
        assertThat(hers.refusalOf(new ClientChatEvent.Edit(message.id(), "Back")))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(his.chat(new ClientChatEvent.Open(anna.id())).unread()).isZero();
    }

    @Test
    void reactionsAreKeptByEmoji() {
        var message = hers.message(text("Hi"));
        hers.message(new ClientChatEvent.React(message.id(), "👍", true));
        his.message(new ClientChatEvent.React(message.id(), "👍", true));
        var reacted = his.message(new ClientChatEvent.React(message.id(), "🎉", true));
        assertThat(reacted.reactions()).isEqualTo(Map.of("👍", List.of(anna.id(), ben.id()), "🎉", List.of(ben.id())));
        his.message(new ClientChatEvent.React(message.id(), "🎉", true));
        var taken = his.message(new ClientChatEvent.React(message.id(), "👍", false));
        assertThat(taken.reactions()).isEqualTo(Map.of("👍", List.of(anna.id()), "🎉", List.of(ben.id())));
        for (var i = 0; i < 4; i++) hers.await(ServerChatEvent.MessageUpdated.class);
        assertThat(hers.settled()).doesNotHaveAnyElementsOfTypes(ServerChatEvent.MessageUpdated.class);
    }

    @Test
    void aMessageHasSoManyDifferentReactionsAndNoMore() {
        var message = hers.message(text("Hi"));
        for (var i = 0; i < Bounds.REACTIONS_MAX; i++) {
            hers.message(new ClientChatEvent.React(message.id(), "e" + i, true));
        }
        assertThat(his.refusalOf(new ClientChatEvent.React(message.id(), "one more", true)))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        // What is there already others may join, and what is taken back makes room.
        his.message(new ClientChatEvent.React(message.id(), "e0", true));
        hers.message(new ClientChatEvent.React(message.id(), "e1", false));
        assertThat(his.message(new ClientChatEvent.React(message.id(), "one more", true))
                        .reactions())
                .hasSize(Bounds.REACTIONS_MAX)
                .containsEntry("e0", List.of(anna.id(), ben.id()));
    }

    @Test
    void aMessageMentionsSoManyAndNoMore() {
        var many = Collections.nCopies(Bounds.MENTIONS_MAX + 1, anna.id()).stream()
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(","));
        var answer = hers.emit(
                "message:send",
                "{\"chatId\":\"%s\",\"clientId\":\"m\",\"body\":\"x\",\"mentions\":[%s]}".formatted(chat, many));
        assertThat(answer).contains("bad_request", "mentions");
    }

    @Test
    void anAnswerPointsAtAMessageOfTheSameChat() {
        var message = hers.message(text("Question"));
        var answer =
                new ClientChatEvent.Send(chat, new ClientId("a"), "Answer", message.id(), null, List.of(anna.id()));
        assertThat(his.message(answer).replyTo()).isEqualTo(message.id());
        assertThat(his.message(answer).mentions()).containsExactly(anna.id());
        var elsewhere = hers.chat(new ClientChatEvent.Create(new RequestId("r"), "Group", List.of()));
        var astray = new ClientChatEvent.Send(elsewhere.id(), new ClientId("b"), "x", message.id(), null, null);
        assertThat(hers.refusalOf(astray)).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    }

    @Test
    void anAttachmentThatWasNeverUploadedIsNotFound() {
        var wish = new ClientChatEvent.Send(chat, new ClientId("a"), "", null, List.of(new AttachmentId("none")), null);
        assertThat(hers.refusalOf(wish)).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void messagesOfOthersAreNotThere() {
        var message = hers.message(text("Hi"));
        try (var stranger = server.register("carl").connect()) {
            assertThat(stranger.refusalOf(new ClientChatEvent.Edit(message.id(), "x")))
                    .isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
            assertThat(stranger.refusalOf(new ClientChatEvent.React(message.id(), "x", true)))
                    .isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
            assertThat(stranger.refusalOf(new ClientChatEvent.Delete(new MessageId("none"))))
                    .isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        }
    }

    @Test
    void historyComesInPagesOldestFirst() {
        for (var i = 1; i <= 7; i++) hers.message(text("m" + i));
        var newest = history(null, 3);
        assertThat(newest.messages()).extracting(Message::body).containsExactly("m5", "m6", "m7");
        assertThat(newest.more()).isTrue();
        var older = history(5L, 4);
        assertThat(older.messages()).extracting(Message::body).containsExactly("m1", "m2", "m3", "m4");
        assertThat(older.more()).isFalse();
        assertThat(history(1L, null).messages()).isEmpty();
    }

    @Test
    void everyCharacterSurvives() {
        var body = "Grüße 👩‍👩‍👧 مرحبا \\u0000 \" ' ; -- \n\t";
        var sent = new ClientChatEvent.Send(chat, new ClientId("c"), body, null, null, null);
        assertThat(hers.message(sent).body()).isEqualTo(body);
        assertThat(his.await(ServerChatEvent.MessageNew.class).message().body()).isEqualTo(body);
        assertThat(history(null, null).messages().getFirst().body()).isEqualTo(body);
    }

    private Ack.Messages history(@Nullable Long before, @Nullable Integer limit) {
        return his.ask(Ack.Messages.class, new ClientChatEvent.History(chat, before, limit));
    }

    private ClientChatEvent.Send text(String body) {
        return new ClientChatEvent.Send(chat, new ClientId(body), body, null, null, null);
    }
}
