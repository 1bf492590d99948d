package app.parley.client.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.parley.client.chat.Delivery;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.TimeWords;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.support.FakeChatService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // open() runs before each test
class ChatViewModelTest {
    private static final Clock MONDAY =
            Clock.fixed(Instant.ofEpochMilli(FakeChatService.START).plusSeconds(7200), ZoneOffset.UTC);

    private final Rooms rooms = new Rooms();
    private final TimeWords words = new TimeWords(MONDAY, Locale.UK);
    private final ChatViewModel model = new ChatViewModel(rooms.chats, Runnable::run, words);
    private ChatId amara;

    @BeforeEach
    void open() {
        amara = rooms.chats.directChat(Rooms.AMARA);
        model.show(amara);
    }

    @Test
    void aDayBeginsWithItsNameAndRunsOfOneWriterHangTogether() {
        rooms.chats.says(amara, Rooms.AMARA, "one");
        rooms.chats.says(amara, Rooms.AMARA, "two");
        rooms.chats.said(amara, "three");

        assertThat(model.items().getFirst()).isInstanceOf(ChatItem.Day.class);
        assertThat(((ChatItem.Day) model.items().getFirst()).text()).isEqualTo("Today");
        assertThat(bubbles())
                .extracting(ChatItem.Bubble::first, ChatItem.Bubble::last)
                .containsExactly(tuple(true, false), tuple(false, true), tuple(true, true));
    }

    @Test
    void inAGroupTheWriterOfARunIsNamedOnce() {
        var group = rooms.chats.groupChat("Design review", Rooms.AMARA, Rooms.JONAS);
        model.show(group);
        rooms.chats.says(group, Rooms.AMARA, "one");
        rooms.chats.says(group, Rooms.AMARA, "two");
        rooms.chats.says(group, Rooms.JONAS, "three");
        rooms.chats.said(group, "four");

        assertThat(bubbles()).extracting(ChatItem.Bubble::named).containsExactly(true, false, true, false);
    }

    @Test
    void aMessageGoesFromWaitingToSentToRead() {
        model.composer().text().set("  hello \n");
        model.composer().send();
        assertThat(bubbles().getLast().message().text()).isEqualTo("hello");
        assertThat(bubbles().getLast().message().delivery()).isInstanceOf(Delivery.Pending.class);
        assertThat(model.composer().text().get()).isEmpty();

        rooms.chats.deliverPending();
        assertThat(bubbles().getLast().message().delivery()).isInstanceOf(Delivery.Sent.class);
        rooms.chats.othersRead();
        assertThat(bubbles().getLast().message().delivery()).isInstanceOf(Delivery.Read.class);
    }

    @Test
    void aRefusedMessageIsTriedAgain() {
        model.composer().text().set("hello");
        model.composer().send();
        rooms.chats.refusePending(ErrorCode.RATE_LIMITED);

        model.retry(bubbles().getLast().message());

        assertThat(rooms.chats.retried).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'', false", "' \n ', false", "x, true"})
    void blankTextIsNotSent(String text, boolean sendable) {
        model.composer().text().set(text);
        assertThat(model.composer().sendable().getValue()).isEqualTo(sendable);

        model.composer().send();

        assertThat(bubbles()).hasSize(sendable ? 1 : 0);
    }

    @Test
    void textThatIsTooLongSaysByHowMuch() {
        model.composer().text().set("😀".repeat(8000));
        assertThat(model.composer().sendable().getValue()).isTrue();
        model.composer().text().set("😀".repeat(8002));

        assertThat(model.composer().sendable().getValue()).isFalse();
        assertThat(model.composer().trouble().getValue()).isEqualTo("2 characters too many");
    }

    @Test
    void whatIsTypedWaitsInItsChat() {
        var jonas = rooms.chats.directChat(Rooms.JONAS);
        model.composer().text().set("half a thought");
        model.show(jonas);
        assertThat(model.composer().text().get()).isEmpty();

        model.show(amara);

        assertThat(model.composer().text().get()).isEqualTo("half a thought");
    }

    @Test
    void onlyWhatIsOnTheScreenIsRead() {
        rooms.chats.says(amara, Rooms.AMARA, "hello");
        assertThat(rooms.chats.markedRead).isEmpty();

        model.setOnScreen(true);
        assertThat(rooms.chats.markedRead).containsExactly(amara);
        rooms.chats.says(amara, Rooms.AMARA, "again");
        assertThat(rooms.chats.markedRead).hasSize(2);
    }

    @Test
    void aChatThatIsNotShownAnyMoreSaysNothing() {
        var jonas = rooms.chats.directChat(Rooms.JONAS);
        model.show(jonas);
        rooms.chats.says(amara, Rooms.AMARA, "hello");

        assertThat(model.items()).isEmpty();
    }

    @Test
    void olderMessagesAreAskedForOnlyWhereThereAreSome() {
        for (var i = 0; i < 30; i++) rooms.chats.says(amara, Rooms.AMARA, "message " + i);
        assertThat(bubbles()).hasSize(20);

        model.loadOlder();

        assertThat(bubbles()).hasSize(30);
    }

    @Test
    void everyOneButOneselfCanBeCalled() {
        assertThat(model.callable()).containsExactly(Rooms.AMARA);
        model.show(rooms.chats.groupChat("Design review", Rooms.AMARA, Rooms.JONAS));
        assertThat(model.callable()).containsExactly(Rooms.AMARA, Rooms.JONAS);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, true, Video call, 24 min",
        "COMPLETED, false, Video call, 24 min",
        "MISSED, false, Missed video call, Not answered",
        "MISSED, true, Video call, No answer",
        "DECLINED, true, Video call, Declined",
        "CANCELLED, false, Missed video call, Hung up before you answered",
        "BUSY, false, Missed video call, You were in another call",
        "FAILED, true, Video call, Broke off"
    })
    void aCallIsToldFromOnesOwnSide(CallRecord.Outcome outcome, boolean own, String title, String detail) {
        var caller = own ? Rooms.SAM : Rooms.AMARA;
        var callee = own ? Rooms.AMARA : Rooms.SAM;
        var message = rooms.chats.called(caller, Rooms.record(amara, caller.id(), callee.id(), outcome, 24 * 60_000));

        assertThat(ChatWords.call(message)).isEqualTo(title);
        assertThat(ChatWords.callDetail(message)).isEqualTo(detail);
    }

    @Test
    void onlyWhatChangedIsTouchedInTheList() {
        var list = FXCollections.observableArrayList("a", "b", "c", "d");
        var touched = new ArrayList<String>();
        list.addListener((ListChangeListener<String>) change -> {
            while (change.next()) touched.addAll(change.getAddedSubList());
        });
        for (var next : List.of(
                List.of("a", "b", "x", "d"),
                List.of("0", "a", "b", "x", "d"),
                List.of("0", "a", "b", "x", "d", "e"),
                List.of("b", "e"),
                List.<String>of())) {
            ChatViewModel.replace(list, next);
            assertThat(list).isEqualTo(next);
        }

        assertThat(touched).containsExactly("x", "0", "e", "b");
    }

    private List<ChatItem.Bubble> bubbles() {
        return model.items().stream()
                .filter(ChatItem.Bubble.class::isInstance)
                .map(ChatItem.Bubble.class::cast)
                .toList();
    }
}
