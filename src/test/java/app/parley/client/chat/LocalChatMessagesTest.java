package app.parley.client.chat;

import static app.parley.client.chat.Told.ANNA;
import static app.parley.client.chat.Told.BEN;
import static app.parley.client.chat.Told.CHAT;
import static app.parley.client.chat.Told.chat;
import static app.parley.client.chat.Told.message;
import static app.parley.client.chat.Told.messages;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerChatEvent.ChatUpdated;
import app.parley.protocol.ServerChatEvent.MessageNew;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Messages: coming, going, and paged backwards.
final class LocalChatMessagesTest extends AnnasDevice {
    @Test
    void allPagesAreTakenBeforeAnythingLive() {
        server.accept();
        loop.runDue();
        receive(new MessageNew("4", message(3, BEN, "three")));
        answerSync(new Ack.Changes("2", List.of(new ChatUpdated("2", chat(1, message(1, BEN, "one")))), true, null));
        answerSync(new Ack.Changes("3", List.of(new MessageNew("3", message(2, BEN, "two"))), false, null));
        open();
        assertThat(texts()).containsExactly("one", "two", "three");
        assertThat(overview.chats().getFirst().unread()).isEqualTo(3);
    }

    @Test
    void whatComesTwiceCountsOnce() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        var hello = message(1, BEN, "Hello");
        receive(new MessageNew("2", hello));
        receive(new MessageNew("2", hello));
        assertThat(texts()).containsExactly("Hello");
        assertThat(overview.chats().getFirst().unread()).isEqualTo(1);
    }

    @Test
    void aFreshStartForgetsChatsThatAreGoneAndShowsNoGap() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "1"))));
        receive(new ChatUpdated("2", chat(new ChatId("gone"), BEN, 0, null)));
        open();
        server.drop();
        server.accept();
        loop.runDue();
        answerSync(new Ack.Changes("99", List.of(new ChatUpdated("99", chat(5, message(90, BEN, "90")))), false, true));
        assertThat(overview.chats()).extracting(ChatSummary::id).containsExactly(CHAT);
        assertThat(conversation().messages()).extracting(ChatMessage::seq).containsExactly(90L);
        assertThat(server.sent(ClientChatEvent.History.class))
                .containsExactly(new ClientChatEvent.History(CHAT, 90L, 50));
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(40, 89), true));
        loop.runDue();
        assertThat(conversation().messages())
                .hasSize(51)
                .first()
                .extracting(ChatMessage::seq)
                .isEqualTo(40L);
    }

    @Test
    void aMessageGoesFromTheClockToTheTicks() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "Hi Ben");
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Pending());
        assertThat(last().text()).isEqualTo("Hi Ben");
        var sent = server.sent(ClientChatEvent.Send.class).getFirst();
        var stored = message(CHAT, 1, ANNA, sent.clientId(), sent.body());
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(stored));
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Sent());
        receive(new MessageNew("2", stored));
        receive(new ServerChatEvent.ChatRead("3", CHAT, BEN.id(), 1));
        assertThat(only().delivery()).isEqualTo(new Delivery.Read());
        assertThat(only().clientId()).isEqualTo(sent.clientId());
        assertThat(overview.chats().getFirst().unread()).isZero();
    }

    @Test
    void theServersEventMayComeBeforeItsAnswer() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "Hi");
        loop.runDue();
        var stored = message(
                CHAT,
                1,
                ANNA,
                server.sent(ClientChatEvent.Send.class).getFirst().clientId(),
                "Hi");
        receive(new MessageNew("2", stored));
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(stored));
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Sent());
    }

    @Test
    void whatIsWrittenOfflineSurvivesARestartAndGoesOutOnceInOrder() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        server.drop();
        chats.send(CHAT, "one");
        chats.send(CHAT, "two");
        loop.runDue();
        restart();
        open();
        assertThat(texts()).containsExactly("one", "two");
        server.accept();
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
        answerSync(new Ack.Changes("2", List.of(), false, null));
        assertThat(server.sent(ClientChatEvent.Send.class))
                .extracting(ClientChatEvent.Send::body)
                .containsExactly("one");
        server.drop();
        server.accept();
        loop.runDue();
        answerSync(new Ack.Changes("2", List.of(), false, null));
        var sent = server.sent(ClientChatEvent.Send.class);
        assertThat(sent).extracting(ClientChatEvent.Send::body).containsExactly("one", "one");
        assertThat(sent.get(1).clientId()).isEqualTo(sent.get(0).clientId());
        server.answer(
                ClientChatEvent.Send.class,
                new Ack.MessageAck(message(CHAT, 1, ANNA, sent.get(1).clientId(), "one")));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class))
                .hasSize(3)
                .last()
                .extracting("body")
                .isEqualTo("two");
    }

    @Test
    void aRefusedMessageSaysSoUntilItIsRetried() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        open();
        chats.send(CHAT, "Hi");
        loop.runDue();
        server.refuse(ClientChatEvent.Send.class, ErrorCode.FORBIDDEN);
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Failed(ErrorCode.FORBIDDEN));
        restart();
        connect("1");
        open();
        assertThat(only().delivery()).isEqualTo(new Delivery.Failed(ErrorCode.FORBIDDEN));
        chats.retry(only().clientId());
        loop.runDue();
        assertThat(only().delivery()).isEqualTo(new Delivery.Pending());
        assertThat(server.sent(ClientChatEvent.Send.class)).hasSize(1);
    }

    @Test
    void blankAndEndlessTextIsNotSent() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        chats.send(CHAT, " \n ");
        chats.send(CHAT, "x".repeat(8_001));
        chats.send(new ChatId("unknown"), "Hi");
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
        chats.send(CHAT, "🙂".repeat(8_000));
        loop.runDue();
        assertThat(server.sent(ClientChatEvent.Send.class)).hasSize(1);
    }

    @Test
    void olderMessagesComeFromTheStoreThenFromTheServerUpToTheFirst() {
        connect("1", new ChatUpdated("1", chat(0, message(121, BEN, "121"))));
        open();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(71, 120), true));
        loop.runDue();
        assertThat(conversation().messages()).hasSize(51);
        restart();
        open();
        assertThat(conversation().messages()).hasSize(50);
        assertThat(conversation().more()).isTrue();
        older();
        assertThat(conversation().messages()).hasSize(51);
        older();
        assertThat(conversation().messages())
                .as("nothing more without a server")
                .hasSize(51);
        connect("1");
        older();
        assertThat(conversation().loading()).isTrue();
        older();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(21, 70), true));
        loop.runDue();
        older();
        server.answer(ClientChatEvent.History.class, new Ack.Messages(messages(1, 20), false));
        loop.runDue();
        assertThat(conversation().messages())
                .hasSize(121)
                .extracting(ChatMessage::seq)
                .isSorted();
        assertThat(conversation().more()).isFalse();
        older();
        assertThat(server.sent(ClientChatEvent.History.class)).hasSize(2);
    }

    @Test
    void aChatThatOneIsOutOfTakesItsMessagesAndLettersAlong() {
        connect("1", new ChatUpdated("1", chat(0, message(1, BEN, "1"))));
        server.hold(ClientChatEvent.Send.class);
        chats.send(CHAT, "never");
        receive(new ServerChatEvent.ChatRemoved("2", CHAT));
        assertThat(overview.chats()).isEmpty();
        restart();
        assertThat(overview.chats()).isEmpty();
        connect("2");
        assertThat(server.sent(ClientChatEvent.Send.class)).isEmpty();
    }

    @Test
    void marksOfOthersNeverGoBack() {
        connect("1", new ChatUpdated("1", Told.read(chat(0, message(3, ANNA, "3")), Map.of(BEN.id(), 3L))));
        receive(new ServerChatEvent.ChatRead("2", CHAT, BEN.id(), 1));
        receive(new ChatUpdated("3", chat(0, message(3, ANNA, "3"))));
        open();
        assertThat(only().delivery()).isEqualTo(new Delivery.Read());
    }

    @Test
    void anAnswerThatComesAfterTheEndHarmsNothing() {
        connect("1", new ChatUpdated("1", chat(0, null)));
        chats.send(CHAT, "Hi");
        loop.runDue();
        chats.close();
        loop.runDue();
        server.answer(ClientChatEvent.Send.class, new Ack.MessageAck(message(CHAT, 1, ANNA, new ClientId("x"), "Hi")));
        server.drop();
        loop.advance(Duration.ofMinutes(1));
        start();
        open();
        assertThat(texts()).containsExactly("Hi");
    }
}
