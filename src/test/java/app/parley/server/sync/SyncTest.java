package app.parley.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SyncTest {
    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;
    private TestSocket hers;
    private ChatId chat;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
        hers = anna.connect();
        chat = anna.chatWith(ben, hers);
    }

    @AfterEach
    void stop() {
        hers.close();
        server.close();
    }

    @Test
    void withoutACursorOneGetsOnesChats() {
        hers.message(text("Hi"));
        try (var his = ben.connect()) {
            var page = sync(his, null);
            assertThat(page.reset()).isNull();
            assertThat(page.more()).isFalse();
            assertThat(page.changes()).hasSize(1);
            var told = (ServerChatEvent.ChatUpdated) page.changes().getFirst();
            assertThat(told.cursor()).isEqualTo(page.cursor());
            assertThat(told.chat().lastMessage()).extracting("body").isEqualTo("Hi");
            assertThat(told.chat().unread()).isEqualTo(1);
            assertThat(sync(his, page.cursor()).changes()).isEmpty();
        }
    }

    @Test
    void whoWasAwayMissesNothing() {
        String known;
        try (var his = ben.connect()) {
            known = sync(his, null).cursor();
        }
        var first = hers.message(text("first"));
        hers.message(text("second"));
        var edited = hers.message(new ClientChatEvent.Edit(first.id(), "first, mended"));
        hers.ask(new ClientChatEvent.Read(chat, 2));
        var group = hers.chat(new ClientChatEvent.Create(new RequestId("r"), "Group", List.of(ben.id())));
        hers.chat(new ClientChatEvent.Update(group.id(), null, null, List.of(ben.id()), null));
        server.restart();
        try (var his = ben.connect()) {
            var page = sync(his, known);
            assertThat(page.changes())
                    .extracting(Object::getClass)
                    .map(Class::getSimpleName)
                    .containsExactly("MessageNew", "MessageNew", "MessageUpdated", "ChatRead", "ChatRemoved");
            assertThat(((ServerChatEvent.MessageUpdated) page.changes().get(2)).message())
                    .isEqualTo(edited);
            assertThat(((ServerChatEvent.ChatRemoved) page.changes().get(4)).chatId())
                    .isEqualTo(group.id());
            assertThat(page.cursor()).isEqualTo(page.changes().getLast().cursor());
        }
    }

    @Test
    void aLiveEventCarriesTheCursorThatSyncGoesOnFrom() {
        try (var his = ben.connect()) {
            hers.message(text("one"));
            var cursor = his.await(ServerChatEvent.MessageNew.class).cursor();
            assertThat(sync(his, cursor).changes()).isEmpty();
            hers.message(text("two"));
            var live = his.await(ServerChatEvent.MessageNew.class);
            assertThat(sync(his, cursor).changes()).containsExactly(live);
        }
    }

    @Test
    void whatWasDeletedIsNotToldAfterwards() {
        try (var his = ben.connect()) {
            var known = sync(his, null).cursor();
            var message = hers.message(new ClientChatEvent.Send(chat, new ClientId("c"), "secret", null, null, null));
            hers.message(new ClientChatEvent.Delete(message.id()));
            assertThat(sync(his, known).toString()).doesNotContain("secret");
        }
    }

    @Test
    void muchComesInPages() {
        var known = sync(hers, null).cursor();
        var sent =
                IntStream.range(0, 620).mapToObj(i -> hers.send(text("m" + i))).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sent).join();
        var first = sync(hers, known);
        assertThat(first.changes()).hasSize(500);
        assertThat(first.more()).isTrue();
        var second = sync(hers, first.cursor());
        assertThat(second.changes()).hasSize(120);
        assertThat(second.more()).isFalse();
        assertThat(((ServerChatEvent.MessageNew) second.changes().getFirst())
                        .message()
                        .body())
                .isEqualTo("m500");
    }

    @Test
    void fiveHundredLongTextsNeverCloseTheSocket() {
        var known = sync(hers, null).cursor();
        for (var round = 0; round < 10; round++) {
            var sent = new CompletableFuture<?>[50];
            for (var i = 0; i < sent.length; i++) sent[i] = hers.send(longText(round * 50 + i));
            CompletableFuture.allOf(sent).join();
        }
        var seen = new ArrayList<Long>();
        try (var his = ben.connect()) {
            var cursor = known(his);
            Ack.Changes page;
            do {
                page = sync(his, cursor);
                assertThat(page.changes()).isNotEmpty();
                for (var change : page.changes()) {
                    seen.add(((ServerChatEvent.MessageNew) change).message().seq());
                }
                cursor = page.cursor();
            } while (page.more());
            assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
            var history = new ArrayList<Long>();
            Ack.Messages part;
            do {
                var before = history.isEmpty() ? null : history.getFirst();
                part = his.ask(Ack.Messages.class, new ClientChatEvent.History(chat, before, 100));
                history.addAll(0, part.messages().stream().map(Message::seq).toList());
            } while (part.more());
            assertThat(history).isEqualTo(seen);
        }
        assertThat(sync(hers, known).more()).isTrue();
    }

    /// Where the user stands who knows of the chat and of no message.
    private String known(TestSocket socket) {
        var now = sync(socket, null).cursor();
        return now.substring(0, now.lastIndexOf('.') + 1) + "1";
    }

    private ClientChatEvent.Send longText(int key) {
        return new ClientChatEvent.Send(chat, new ClientId("k" + key), "\u0001".repeat(8_000), null, null, null);
    }

    @Test
    void manyChatsComeInPagesToo() {
        var sent = IntStream.range(0, 510)
                .mapToObj(i -> hers.send(new ClientChatEvent.Create(new RequestId("r" + i), "g" + i, List.of())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sent).join();
        var first = sync(hers, null);
        assertThat(first.changes()).hasSize(500);
        assertThat(first.more()).isTrue();
        hers.message(text("meanwhile"));
        var second = sync(hers, first.cursor());
        assertThat(second.changes()).hasSize(11);
        assertThat(second.more()).isFalse();
        assertThat(sync(hers, second.cursor()).changes())
                .hasSize(1)
                .allMatch(change -> change instanceof ServerChatEvent.MessageNew);
    }

    @Test
    void aCursorThatTheServerDoesNotKnowStartsAnew() {
        var known = sync(hers, null).cursor();
        for (var strange : List.of("", "nonsense", "x".repeat(64), known + "9", "other.1", "other." + "9".repeat(18))) {
            var page = sync(hers, strange);
            assertThat(page.reset()).as(strange).isTrue();
            assertThat(page.changes()).hasSize(1);
            assertThat(page.cursor()).isEqualTo(known);
        }
    }

    private static Ack.Changes sync(TestSocket socket, @Nullable String cursor) {
        return socket.ask(Ack.Changes.class, new ClientEvent.Sync(cursor));
    }

    private ClientChatEvent.Send text(String body) {
        return new ClientChatEvent.Send(chat, new ClientId(body), body, null, null, null);
    }
}
