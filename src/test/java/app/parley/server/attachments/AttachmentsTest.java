package app.parley.server.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerChatEvent;
import app.parley.support.TestFiles;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AttachmentsTest {
    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestUser ben;
    private TestUser carl;
    private TestSocket hers;
    private TestSocket his;
    private TestFiles annas;
    private TestFiles bens;
    private ChatId chat;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        anna = server.register("anna");
        ben = server.register("ben");
        carl = server.register("carl");
        hers = anna.connect();
        his = ben.connect();
        chat = anna.chatWith(ben, hers);
        annas = new TestFiles(anna);
        bens = new TestFiles(ben);
    }

    @AfterEach
    void stop() {
        hers.close();
        his.close();
        server.close();
    }

    @Test
    void aPictureSentReachesTheOther() {
        var bytes = Pictures.of("png", 32, 20);
        var picture = annas.upload("Bild 1.png", bytes);
        assertThat(picture.name()).isEqualTo("Bild 1.png");
        assertThat(picture.type()).isEqualTo("image/png");
        assertThat(picture.size()).isEqualTo(bytes.length);
        assertThat(picture.width()).isEqualTo(32);
        assertThat(picture.height()).isEqualTo(20);
        var sent = hers.message(send("m", "", picture.id()));
        assertThat(sent.attachments()).containsExactly(picture);
        assertThat(his.await(ServerChatEvent.MessageNew.class).message()).isEqualTo(sent);
        assertThat(bens.get(picture.id()).body()).isEqualTo(bytes);
    }

    @Test
    void theHashIsThatOfTheBytes() {
        var file = annas.upload("abc", "abc".getBytes(StandardCharsets.UTF_8));
        // The example of FIPS 180-2, appendix B.1.
        assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whateverShowsTheMessageShowsItsAttachments() {
        var known = his.ask(Ack.Changes.class, new ClientEvent.Sync(null)).cursor();
        var files = List.of(annas.upload("b"), annas.upload("a"), annas.upload("c"));
        var wish = send(
                "m",
                "Three",
                files.get(0).id(),
                files.get(1).id(),
                files.get(2).id(),
                files.get(0).id());
        var sent = hers.message(wish);
        assertThat(sent.attachments()).isEqualTo(files);
        assertThat(hers.message(wish)).isEqualTo(sent);
        server.restart();
        his = ben.connect();
        var history = his.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, null));
        assertThat(history.messages()).containsExactly(sent);
        var changes = his.ask(Ack.Changes.class, new ClientEvent.Sync(known)).changes();
        assertThat(changes).hasSize(1).first().extracting("message").isEqualTo(sent);
        assertThat(his.chat(new ClientChatEvent.Open(anna.id())).lastMessage()).isEqualTo(sent);
        assertThat(his.message(new ClientChatEvent.React(sent.id(), "👍", true)).attachments())
                .isEqualTo(files);
    }

    @Test
    void anEmptyMessageNeedsAnAttachment() {
        var nothing = "{\"chatId\":\"%s\",\"clientId\":\"a\",\"body\":\"\",\"attachmentIds\":[]}".formatted(chat);
        assertThat(hers.emit("message:send", nothing)).contains("bad_request");
        assertThat(hers.message(send("a", "", annas.upload("f").id())).body()).isEmpty();
    }

    @Test
    void onlyOnesOwnUploadsCanBeSent() {
        var bensFile = bens.upload("f");
        assertThat(hers.refusalOf(send("a", "x", bensFile.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        his.message(send("b", "", bensFile.id()));
        assertThat(hers.refusalOf(send("c", "x", bensFile.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(hers.refusalOf(send("d", "x", new AttachmentId("none")))).isEqualTo(ErrorCode.NOT_FOUND);
        var mine = annas.upload("mine");
        assertThat(hers.refusalOf(send("e", "x", mine.id(), bensFile.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(his.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, null))
                        .messages())
                .hasSize(1);
    }

    @Test
    void aMessageHasAtMostThirtyTwoAttachments() {
        var ids =
                IntStream.range(0, 33).mapToObj(i -> annas.upload("f" + i).id()).toArray(AttachmentId[]::new);
        assertThat(hers.refusalOf(send("a", "", ids))).isEqualTo(ErrorCode.BAD_REQUEST);
        var most = Arrays.copyOf(ids, 32);
        assertThat(hers.message(send("b", "", most)).attachments()).hasSize(32);
    }

    @Test
    void onlyItsUploaderReadsWhatWasNotSent() {
        var file = annas.upload("f");
        assertThat(annas.get(file.id()).statusCode()).isEqualTo(200);
        assertRefused(bens, file.id(), 403, "forbidden");
        assertRefused(bens, new AttachmentId("none"), 404, "not_found");
        assertThat(server.http().get("/api/attachments/" + file.id()).status()).isEqualTo(401);
        assertThat(server.http().post("/api/attachments", "x").code()).isEqualTo("unauthorized");
    }

    @Test
    void whoIsInNoChatThatHoldsItReadsNothing() {
        var file = annas.upload("f");
        hers.message(send("a", "", file.id()));
        var carls = new TestFiles(carl);
        assertRefused(carls, file.id(), 403, "forbidden");
        var group = hers.chat(new ClientChatEvent.Create(new RequestId("r"), "Group", List.of(carl.id())));
        assertRefused(carls, file.id(), 403, "forbidden");
        hers.message(new ClientChatEvent.Send(group.id(), new ClientId("b"), "", null, List.of(file.id()), null));
        assertThat(carls.get(file.id()).statusCode()).isEqualTo(200);
        hers.chat(new ClientChatEvent.Update(group.id(), null, null, List.of(carl.id()), null));
        assertRefused(carls, file.id(), 403, "forbidden");
        assertThat(bens.get(file.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAttachmentGoesWithTheLastMessageThatHoldsIt() {
        var file = annas.upload("f");
        var first = hers.message(send("a", "", file.id()));
        var second = hers.message(send("b", "again", file.id()));
        assertThat(hers.message(new ClientChatEvent.Delete(first.id())).attachments())
                .isEmpty();
        assertThat(bens.get(file.id()).statusCode()).isEqualTo(200);
        hers.message(new ClientChatEvent.Delete(second.id()));
        assertRefused(bens, file.id(), 404, "not_found");
        assertRefused(annas, file.id(), 404, "not_found");
        assertThat(hers.refusalOf(send("c", "", file.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(his.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, null))
                        .messages())
                .allMatch(message -> message.attachments().isEmpty());
    }

    @Test
    void anEditKeepsTheAttachments() {
        var file = annas.upload("f");
        var message = hers.message(send("a", "befor", file.id()));
        assertThat(hers.message(new ClientChatEvent.Edit(message.id(), "before"))
                        .attachments())
                .containsExactly(file);
    }

    @Test
    void anAvatarIsForEverybodySignedIn() {
        var picture = annas.upload("me.png", Pictures.of("png", 8, 8));
        his.forget();
        var me = anna.http().patch("/api/me", "{\"avatar\":\"" + picture.id() + "\"}");
        assertThat(me.json().path("avatar").asText())
                .as(me.text())
                .isEqualTo(picture.id().value());
        var told = his.await(ServerChatEvent.ChatUpdated.class).chat();
        assertThat(told.members()).anyMatch(user -> picture.id().equals(user.avatar()));
        assertThat(new TestFiles(carl).get(picture.id()).statusCode()).isEqualTo(200);
        assertThat(server.http().get("/api/attachments/" + picture.id()).status())
                .isEqualTo(401);
    }

    @Test
    void anAvatarReplacedIsGoneUnlessAMessageHoldsIt() {
        var first = annas.upload("1.png", Pictures.of("png", 8, 8));
        var second = annas.upload("2.png", Pictures.of("png", 9, 9));
        var third = annas.upload("3.png", Pictures.of("gif", 9, 9));
        avatar(first);
        hers.message(send("a", "", second.id()));
        avatar(second);
        assertRefused(annas, first.id(), 404, "not_found");
        avatar(third);
        assertThat(bens.get(second.id()).statusCode()).isEqualTo(200);
        assertRefused(new TestFiles(carl), second.id(), 403, "forbidden");
        avatar(third);
        assertThat(new TestFiles(carl).get(third.id()).statusCode()).isEqualTo(200);
        var message = hers.message(send("b", "", third.id()));
        hers.message(new ClientChatEvent.Delete(message.id()));
        assertThat(new TestFiles(carl).get(third.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAvatarIsAPictureOfOnesOwn() {
        assertThat(tryAvatar(annas.upload("notes.png"))).isEqualTo("bad_request");
        assertThat(tryAvatar(bens.upload("b.png", Pictures.of("png", 8, 8)))).isEqualTo("not_found");
        assertThat(tryAvatar(annas.upload("huge.png", Pictures.bomb(60_000, 60_000))))
                .isEqualTo("bad_request");
        assertThat(anna.http().patch("/api/me", "{\"avatar\":\"none\"}").code()).isEqualTo("not_found");
        assertThat(anna.http().patch("/api/me", "{\"avatar\":\"../x\"}").code()).isEqualTo("bad_request");
        assertThat(anna.http().get("/api/me").json().has("avatar")).isFalse();
    }

    private void avatar(Attachment picture) {
        assertThat(tryAvatar(picture)).isEmpty();
    }

    private String tryAvatar(Attachment picture) {
        return anna.http()
                .patch("/api/me", "{\"avatar\":\"" + picture.id() + "\"}")
                .code();
    }

    private static void assertRefused(TestFiles who, AttachmentId id, int status, String code) {
        var answer = who.get(id);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"" + code + "\"");
    }

    private ClientChatEvent.Send send(String key, String body, AttachmentId... attachments) {
        return new ClientChatEvent.Send(chat, new ClientId(key), body, null, List.of(attachments), null);
    }
}
