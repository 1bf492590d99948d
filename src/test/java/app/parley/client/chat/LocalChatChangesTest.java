package app.parley.client.chat;

import static app.parley.client.chat.Told.ANNA;
import static app.parley.client.chat.Told.BEN;
import static app.parley.client.chat.Told.CHAT;
import static app.parley.client.chat.Told.chat;
import static app.parley.client.chat.Told.message;
import static app.parley.client.chat.Told.messages;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.files.FileFailure;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.ServerChatEvent.ChatUpdated;
import app.parley.protocol.ServerChatEvent.MessageNew;
import app.parley.protocol.ServerChatEvent.MessageUpdated;
import app.parley.protocol.ServerChatEvent.Typing;
import app.parley.protocol.UserId;
import app.parley.support.FakeTransfers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is done to messages and with chats on Anna's device, with and without a connection.
final class LocalChatChangesTest extends AnnasDevice {
    @Test
    void anEditIsShownAtOnceAndGoesOutWhenTheServerIsBack() {
        writtenByAnna("Helo");
        server.drop();
        chats.edit(only(), "Hello");
        loop.runDue();
        assertThat(only().text()).isEqualTo("Hello");
        assertThat(only().edited()).isTrue();
        restart();
        open();
        assertThat(texts()).containsExactly("Hello");
        connect("2");
        assertThat(server.sent(ClientChatEvent.Edit.class))
                .containsExactly(new ClientChatEvent.Edit(new MessageId("anna-ben-1"), "Hello"));
        server.answer(ClientChatEvent.Edit.class, new Ack.MessageAck(edited(message(1, ANNA, "Hello"))));
        loop.runDue();
        assertThat(only().text()).isEqualTo("Hello");
        restart();
        connect("2");
        assertThat(server.sent(ClientChatEvent.Edit.class)).isEmpty();
    }

    @Test
    void aRefusedChangeIsTakenBackSaysSoAndCanBeDiscarded() {
        writtenByAnna("Helo");
        chats.edit(only(), "Hello");
        loop.runDue();
        server.refuse(ClientChatEvent.Edit.class, ErrorCode.FORBIDDEN);
        loop.runDue();
        assertThat(only().text()).isEqualTo("Helo");
        var refused = only().refused();
        assertThat(refused)
                .isNotNull()
                .extracting(ChangeRefused::what, ChangeRefused::text)
                .containsExactly(ChangeRefused.What.EDIT, "Hello");
        var given = chats.discard(Objects.requireNonNull(refused).id());
        loop.runDue();
        assertThat(given.join()).contains(Draft.of("Hello"));
        assertThat(only().refused()).isNull();
    }

    @Test
    void aMessageIsEditedBeforeItHasGotAway() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "Helo");
        loop.runDue();
        chats.edit(only(), "Hello");
        loop.runDue();
        assertThat(texts()).containsExactly("Hello");
        assertThat(server.sent(ClientChatEvent.Edit.class)).isEmpty();
        var sent = server.sent(ClientChatEvent.Send.class).getFirst();
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(message(CHAT, 1, ANNA, sent.clientId(), "Helo")));
        loop.runDue();
        assertThat(texts()).containsExactly("Hello");
        assertThat(server.sent(ClientChatEvent.Edit.class)).hasSize(1);
    }

    @Test
    void whatNeverLeftTheDeviceIsTakenBackWithoutATrace() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        server.drop();
        chats.send(CHAT, "oops");
        loop.runDue();
        chats.delete(only());
        loop.runDue();
        assertThat(conversation().messages()).isEmpty();
        connect("1");
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
    }

    @Test
    void whatMayHaveLeftTheDeviceIsDeletedThere() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "oops");
        loop.runDue();
        var given = chats.discard(only().clientId());
        loop.runDue();
        assertThat(given.join()).contains(Draft.of("oops"));
        assertThat(conversation().messages()).isEmpty();
        var sent = server.sent(ClientChatEvent.Send.class).getFirst();
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(message(CHAT, 1, ANNA, sent.clientId(), "oops")));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Delete.class)).hasSize(1);
        assertThat(only().deleted()).isTrue();
    }

    @Test
    void aReactionCountsAtOnceAndIsTakenBack() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "Hi"))));
        open();
        server.drop();
        chats.react(only(), "👍", true);
        loop.runDue();
        assertThat(only().reactions()).containsExactly(new ReactionCount("👍", List.of("Anna"), 1, true));
        chats.react(only(), "👍", false);
        loop.runDue();
        assertThat(only().reactions()).isEmpty();
        server.hold(ClientChatEvent.React.class);
        connect("1");
        assertThat(server.sent(ClientChatEvent.React.class)).hasSize(1);
        server.answer(ClientChatEvent.React.class, new Ack.MessageAck(message(1, BEN, "Hi")));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.React.class))
                .extracting(ClientChatEvent.React::on)
                .containsExactly(true, false);
    }

    @Test
    void anAnswerThatComesLateDoesNotTakeBackWhatOthersDidMeanwhile() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "Hi"))));
        open();
        chats.react(only(), "👍", true);
        loop.runDue();
        receive(new MessageUpdated(
                "2", reacted(message(1, BEN, "Hi"), Map.of("🎉", List.of(BEN.id()), "👍", List.of(ANNA.id())))));
        server.answer(
                ClientChatEvent.React.class,
                new Ack.MessageAck(reacted(message(1, BEN, "Hi"), Map.of("👍", List.of(ANNA.id())))));
        loop.runDue();
        assertThat(only().reactions()).extracting(ReactionCount::emoji).containsExactlyInAnyOrder("🎉", "👍");
    }

    @Test
    void anAnswerQuotesWhatItAnswers() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "Lunch?"))));
        open();
        chats.send(CHAT, new Draft("Yes", new MessageId("anna-ben-1"), List.of(BEN.id()), List.of()));
        loop.runDue();
        assertThat(conversation().messages().getLast().replyTo())
                .isEqualTo(new Quote(new MessageId("anna-ben-1"), 1, "Ben", "Lunch?", false));
        var sent = server.sent(ClientChatEvent.Send.class).getFirst();
        assertThat(sent.replyTo()).isEqualTo(new MessageId("anna-ben-1"));
        assertThat(sent.mentions()).containsExactly(BEN.id());
    }

    @Test
    void aDraftSurvivesAKillSoonAfterTheKeyAndGoesWhenItIsSent() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.saveDraft(CHAT, Draft.of("half a sen"));
        loop.advance(Drafts.SOON);
        // No close: as after a kill.
        start();
        open();
        assertThat(conversation().draft()).isEqualTo(Draft.of("half a sen"));
        assertThat(overview.chats().getFirst().draftText()).isEqualTo("half a sen");
        chats.saveDraft(CHAT, Draft.of("half a sentence"));
        loop.runDue();
        restart();
        open();
        assertThat(conversation().draft()).isEqualTo(Draft.of("half a sentence"));
        chats.send(CHAT, "half a sentence");
        loop.runDue();
        assertThat(conversation().draft()).isEqualTo(Draft.EMPTY);
        restart();
        assertThat(overview.chats().getFirst().draftText()).isEmpty();
    }

    @Test
    void typingIsToldRarelyAndHeardOfOthersFadesByItself() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        for (var key = 0; key < 5; key++) chats.typing(CHAT);
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Typing.class)).hasSize(1);
        loop.advance(TypingMarks.AGAIN);
        chats.typing(CHAT);
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Typing.class)).hasSize(2);
        receive(new Typing(CHAT, BEN.id(), true));
        assertThat(conversation().typing()).containsExactly(BEN);
        loop.advance(TypingMarks.EXPIRY);
        assertThat(conversation().typing()).isEmpty();
        receive(new Typing(CHAT, BEN.id(), true));
        receive(new MessageNew("2", message(1, BEN, "done")));
        assertThat(conversation().typing()).isEmpty();
    }

    @Test
    void theDividerStandsAtTheFirstUnreadUntilOneAnswers() {
        connect("1", new ChatUpdated("1", chat(2, message(3, BEN, "3"))));
        open();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(1, 2), false));
        loop.runDue();
        assertThat(conversation().firstUnreadSeq()).isPositive();
        var divider = conversation().firstUnreadSeq();
        chats.markRead(CHAT);
        loop.runDue();
        assertThat(conversation().firstUnreadSeq()).isEqualTo(divider);
        chats.send(CHAT, "answered");
        loop.runDue();
        assertThat(conversation().firstUnreadSeq()).isZero();
    }

    @Test
    void aJumpOverAHoleInTheStoreAsksTheServerAndTheWayBackIsWhole() {
        connect("1", new ChatUpdated("1", chat(0, message(1_000, BEN, "1000"))));
        open();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(950, 999), true));
        loop.runDue();
        var shown = chats.jump(CHAT, 500);
        loop.runDue();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(475, 524), true));
        loop.runDue();
        assertThat(shown.join()).isTrue();
        assertThat(seqs()).startsWith(475L).endsWith(524L);
        assertThat(conversation().newer()).isTrue();
        chats.loadNewer(CHAT);
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.History.class).getLast().beforeSeq())
                .isEqualTo(575L);
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(525, 574), true));
        loop.runDue();
        assertThat(seqs()).startsWith(475L).endsWith(574L);
        receive(new MessageNew("2", message(1_001, BEN, "1001")));
        assertThat(seqs()).endsWith(574L);
        chats.showNewest(CHAT);
        loop.runDue();
        assertThat(seqs()).endsWith(1_001L);
        assertThat(conversation().newer()).isFalse();
        var again = chats.jump(CHAT, 500);
        loop.runDue();
        assertThat(again.join()).as("out of the store").isTrue();
        chats.send(CHAT, "and what one writes is seen");
        loop.runDue();
        assertThat(texts()).endsWith("1001", "and what one writes is seen");
        assertThat(chats.jump(CHAT, 5_000)).isNotDone();
        loop.runDue();
    }

    @Test
    void aWindowHoldsABoundedNumberOfMessages() {
        connect("1", new ChatUpdated("1", chat(0, message(1_000, BEN, "1000"))));
        server.script(ClientChatEvent.History.class, asked -> {
            var before = Objects.requireNonNull(asked.beforeSeq());
            return new Ack.Messages(messages(Math.max(1, before - 50), before - 1), before > 51);
        });
        open();
        for (var page = 0; page < 10; page++) older();
        assertThat(conversation().messages()).hasSize(ConversationWindow.MOST);
        assertThat(conversation().newer()).isTrue();
        chats.loadNewer(CHAT);
        loop.runDue();
        assertThat(conversation().messages()).hasSize(ConversationWindow.MOST);
        assertThat(seqs()).isSorted();
    }

    @Test
    void aSearchFindsHereAtOnceAndElsewhereLater() {
        connect("1", new ChatUpdated("1", chat(0, message(9, BEN, "An apple here"))));
        var found = chats.search("APPLE", null);
        loop.runDue();
        assertThat(found.join().hits()).extracting(hit -> hit.message().seq()).containsExactly(9L);
        assertThat(found.join().hits().getFirst().chatTitle()).isEqualTo("Ben");
        var old = message(2, BEN, "An old apple");
        server.answer(ClientChatEvent.Search.class, new Ack.Found(List.of(message(9, BEN, "An apple"), old), null));
        loop.runDue();
        assertThat(found.join().everywhere().join())
                .extracting(hit -> hit.message().seq())
                .containsExactly(9L, 2L);
        server.drop();
        var offline = chats.search("apple", CHAT);
        loop.runDue();
        assertThat(offline.join().everywhere().join()).hasSize(1);
    }

    @Test
    void aGroupThatNobodyHeardOfIsAskedForUnderTheSameKey() {
        connect("1");
        var lost = chats.createGroup("Trip", List.of(BEN.id()));
        loop.runDue();
        server.loseAnswer(ClientChatEvent.Create.class);
        loop.runDue();
        assertThat(lost.join()).isEqualTo(new ChatOpening.NotConnected());
        var _ = chats.createGroup("Trip", List.of(BEN.id()));
        loop.runDue();
        var asked = server.sent(ClientChatEvent.Create.class);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).isEqualTo(asked.get(1));
        server.answer(ClientChatEvent.Create.class, new Ack.ChatAck(chat(0, null)));
        loop.runDue();
        assertThat(overview.chats()).hasSize(1);
    }

    @Test
    void whatIsPassedOnLeavesWhatIsBeingWrittenThere() throws Exception {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.saveDraft(CHAT, Draft.of("half a thought"));
        chats.forward(CHAT, Draft.of("passed on"));
        var file = Files.writeString(folder.resolve("a.txt"), "abc");
        chats.forward(CHAT, new Draft("", null, List.of(), List.of(file)));
        loop.runDue();
        assertThat(conversation().messages()).hasSize(2);
        assertThat(conversation().messages().getLast().files()).hasSize(1);
        assertThat(conversation().draft().text()).isEqualTo("half a thought");
    }

    @Test
    void filesGoUpBeforeTheirMessageAndWordsOvertakeThem() throws Exception {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        var file = Files.writeString(folder.resolve("a.txt"), "abc");
        chats.send(CHAT, new Draft("look", null, List.of(), List.of(file)));
        loop.runDue();
        chats.send(CHAT, "meanwhile");
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class))
                .extracting(ClientChatEvent.Send::body)
                .containsExactly("meanwhile");
        transfers.uploading().moved().accept(2);
        loop.advance(Duration.ofMillis(100));
        assertThat(conversation().messages().getFirst().files().getFirst().stage())
                .isEqualTo(new FileInMessage.Uploading(transfers.uploading().file(), 2));
        var sent = server.sent(ClientChatEvent.Send.class).getFirst();
        server.answer(
                ClientChatEvent.Send.class, new Ack.MessageAck(message(CHAT, 1, ANNA, sent.clientId(), "meanwhile")));
        transfers.uploading().finish(FakeTransfers.attachment("a.txt", 3));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class).getLast().attachmentIds())
                .hasSize(1);
    }

    @Test
    void aFileThatCannotGoUpSaysWhyAndGoesWithRetry() throws Exception {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, new Draft("", null, List.of(), List.of(Path.of("nowhere.txt"))));
        loop.runDue();
        assertThat(only().delivery()).isInstanceOf(Delivery.Failed.class);
        assertThat(only().files().getFirst().stage())
                .isInstanceOfSatisfying(
                        FileInMessage.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(FileFailure.GONE));
        var file = Files.writeString(folder.resolve("b.txt"), "abc");
        var _ = chats.discard(only().clientId());
        chats.send(CHAT, new Draft("", null, List.of(), List.of(file)));
        loop.runDue();
        transfers.uploading().fail(FileFailure.TOO_LARGE);
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Failed(ErrorCode.TOO_LARGE));
        chats.retry(only().clientId());
        loop.runDue();
        transfers.uploading().finish(FakeTransfers.attachment("b.txt", 3));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).hasSize(1);
    }

    @Test
    void anUploadGoesOnAfterARestartAndStopsWhenItIsTakenBack() throws Exception {
        connect("1", new ChatUpdated("1", chat(0, null)));
        var file = Files.writeString(folder.resolve("a.txt"), "abc");
        chats.send(CHAT, new Draft("", null, List.of(), List.of(file)));
        loop.runDue();
        var first = transfers.uploading();
        restart();
        open();
        assertThat(first.isOver()).isTrue();
        connect("1");
        var second = transfers.uploading();
        assertThat(second.file()).hasContent("abc");
        var _ = chats.discard(only().clientId());
        loop.runDue();
        assertThat(second.isOver()).isTrue();
        assertThat(second.file()).doesNotExist();
        assertThat(conversation().messages()).isEmpty();
    }

    @Test
    void aFullDiskIsSaidAndNothingTypedIsLost() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        full = true;
        chats.saveDraft(CHAT, Draft.of("Hello"));
        loop.advance(Drafts.SOON);
        assertThat(overview.unsaved()).isTrue();
        chats.send(CHAT, "Hello");
        loop.runDue();
        assertThat(texts()).containsExactly("Hello");
        assertThat(only().delivery()).isInstanceOf(Delivery.Failed.class);
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
        receive(new MessageNew("2", message(1, BEN, "there?")));
        assertThat(texts()).containsExactly("Hello");
        full = false;
        chats.retry(only().clientId());
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).hasSize(1);
        loop.advance(Duration.ofSeconds(5));
        answerSync(new Ack.Changes("2", List.of(new MessageNew("2", message(1, BEN, "there?"))), false, null));
        assertThat(overview.unsaved()).isFalse();
        assertThat(texts()).contains("there?");
    }

    private void writtenByAnna(String text) {
        connect("1", new ChatUpdated("1", chat(0, message(1, ANNA, text))));
        open();
    }

    private List<Long> seqs() {
        return conversation().messages().stream().map(ChatMessage::seq).toList();
    }

    private static Message edited(Message message) {
        return with(message, Map.of(), message.createdAt() + 1);
    }

    private static Message reacted(Message message, Map<String, List<UserId>> reactions) {
        return with(message, reactions, null);
    }

    private static Message with(Message message, Map<String, List<UserId>> reactions, @Nullable Long editedAt) {
        return new Message(
                message.id(),
                message.chatId(),
                message.seq(),
                message.senderId(),
                message.clientId(),
                message.kind(),
                message.body(),
                null,
                List.of(),
                reactions,
                null,
                message.createdAt(),
                editedAt,
                null,
                null,
                null);
    }
}
