package app.parley.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.RequestId;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SearchTest {
    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;
    private TestSocket hers;
    private TestSocket his;
    private ChatId chat;
    private int keys;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
        hers = anna.connect();
        his = ben.connect();
        chat = anna.chatWith(ben, hers);
    }

    @AfterEach
    void stop() {
        hers.close();
        his.close();
        server.close();
    }

    @Test
    void wordsAreFoundByHowTheyBegin() {
        say("The quick brown fox", "Quicksilver!", "not so");
        assertFound("quick", "Quicksilver!", "The quick brown fox");
        assertFound("bro QUI", "The quick brown fox");
        assertFound("icksilver");
        assertFound("q", "Quicksilver!", "The quick brown fox");
    }

    @Test
    void caseAndDiacriticsDoNotMatter() {
        say("Grüße aus Köln", "Πού είναι ο ΟΔΟΣ;", "Съешь ещё", "שָׁלוֹם לכולם", "Łódź");
        assertFound("grusse KOLN", "Grüße aus Köln");
        assertFound("οδός", "Πού είναι ο ΟΔΟΣ;");
        assertFound("ЕЩЕ", "Съешь ещё");
        assertFound("שלום", "שָׁלוֹם לכולם");
        assertFound("lod", "Łódź");
    }

    @Test
    void unspacedScriptsAreFoundByAnyPart() {
        say(
                "我喜欢喝咖啡",
                "今天天气很好。明天见",
                "コーヒーが好き",
                "ฉันกินข้าวแล้ว",
                "ខ្ញុំស្រឡាញ់អ្នក",
                "ຂ້ອຍຮັກເຈົ້າ",
                "ငါမင်းကိုချစ်တယ်");
        assertFound("喜", "我喜欢喝咖啡");
        assertFound("欢喝", "我喜欢喝咖啡");
        assertFound("咖啡 我", "我喜欢喝咖啡");
        assertFound("喜喝");
        assertFound("天气", "今天天气很好。明天见");
        assertFound("好明");
        assertFound("ヒー", "コーヒーが好き");
        assertFound("か");
        assertFound("ข้าว", "ฉันกินข้าวแล้ว");
        assertFound("ស្រឡាញ់", "ខ្ញុំស្រឡាញ់អ្នក");
        assertFound("ຮັກ", "ຂ້ອຍຮັກເຈົ້າ");
        assertFound("ချစ်", "ငါမင်းကိုချစ်တယ်");
    }

    @Test
    void everySignMeansItself() {
        say("rock AND roll", "NEAR the end", "100% \"quoted\" words", "a* b^ chat:x", "plain");
        assertFound("AND", "rock AND roll");
        assertFound("rock OR plain");
        assertFound("NEAR(the end)", "NEAR the end");
        assertFound("\"quoted", "100% \"quoted\" words");
        assertFound("words:100", "100% \"quoted\" words");
        assertFound("chat : x", "a* b^ chat:x");
        assertFound("NOT plain");
        for (var query :
                List.of("*", "\"", "\"\"", "()", "-", "^", "a\"*", "'; DROP TABLE messages; --", "{", "\\", "+", ":")) {
            assertThat(hers.ask(new ClientChatEvent.Search(query, null, null)))
                    .as(query)
                    .isInstanceOf(Ack.Found.class);
        }
        assertFound("*");
    }

    @Test
    void theNewestComesFirstAndTheLimitHolds() {
        say("word 1", "word 2", "word 3");
        assertFound("word", "word 3", "word 2", "word 1");
        assertThat(search(hers, "word", null, 2)).containsExactly("word 3", "word 2");
        assertThat(hers.emit("chat:search", "{\"query\":\"word\",\"limit\":51}"))
                .contains("bad_request");
        assertThat(hers.emit("chat:search", "{\"query\":\"\"}")).contains("bad_request");
        assertThat(hers.emit("chat:search", "{}")).contains("bad_request");
    }

    @Test
    void whatIsDeletedOrEditedIsNotFoundAnyMore() {
        var message = say("secret plan");
        hers.message(new ClientChatEvent.Edit(message.id(), "open plan"));
        assertFound("secret");
        assertFound("open", "open plan");
        say("later plan");
        assertFound("plan", "later plan", "open plan");
        hers.message(new ClientChatEvent.Delete(message.id()));
        assertFound("open");
        assertFound("plan", "later plan");
    }

    @Test
    void onlyOnesOwnChatsAreLookedIn() {
        say("shared word");
        var group = hers.chat(new ClientChatEvent.Create(new RequestId("r"), "Word", List.of()));
        hers.message(new ClientChatEvent.Send(group.id(), new ClientId("g"), "group word", null, null, null));
        assertThat(search(hers, "word", null, null)).containsExactly("group word", "shared word");
        assertThat(search(hers, "word", chat, null)).containsExactly("shared word");
        assertThat(search(his, "word", null, null)).containsExactly("shared word");
        assertThat(his.refusalOf(new ClientChatEvent.Search("word", group.id(), null)))
                .isEqualTo(ErrorCode.NOT_IN_CHAT);
        assertThat(his.refusalOf(new ClientChatEvent.Search("word", new ChatId("none"), null)))
                .isEqualTo(ErrorCode.CHAT_NOT_FOUND);
        hers.chat(new ClientChatEvent.Update(group.id(), null, List.of(ben.id()), null, null));
        assertThat(search(his, "word", null, null)).containsExactly("group word", "shared word");
        hers.chat(new ClientChatEvent.Update(group.id(), null, null, List.of(ben.id()), null));
        assertThat(search(his, "word", null, null)).containsExactly("shared word");
    }

    @Test
    void whoIsInVeryManyChatsFindsAllTheSame() {
        var made = IntStream.range(0, 210)
                .mapToObj(i -> hers.send(new ClientChatEvent.Create(new RequestId("r" + i), "g" + i, List.of())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(made).join();
        say("the needle");
        assertFound("needle", "the needle");
        assertThat(search(his, "needle", null, null)).containsExactly("the needle");
    }

    @Test
    void longMessagesComeInFewerThanTheLimit() {
        for (var i = 0; i < 40; i++) say("word " + "長".repeat(7_990));
        var found = hers.ask(Ack.Found.class, new ClientChatEvent.Search("word", null, null));
        assertThat(found.more()).isTrue();
        assertThat(found.messages()).hasSizeBetween(5, 35);
        assertThat(hers.message(text("still here")).body()).isEqualTo("still here");
    }

    private void assertFound(String query, String... bodies) {
        assertThat(search(hers, query, null, null)).as(query).containsExactly(bodies);
    }

    private static List<String> search(
            TestSocket socket, String query, @Nullable ChatId chat, @Nullable Integer limit) {
        var found = socket.ask(Ack.Found.class, new ClientChatEvent.Search(query, chat, limit));
        return found.messages().stream().map(Message::body).toList();
    }

    private Message say(String... bodies) {
        return Stream.of(bodies)
                .map(body -> hers.message(text(body)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private ClientChatEvent.Send text(String body) {
        return new ClientChatEvent.Send(chat, new ClientId("k" + keys++), body, null, null, null);
    }
}
