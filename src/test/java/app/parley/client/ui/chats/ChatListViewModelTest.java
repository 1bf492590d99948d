package app.parley.client.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Connection;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.TimeWords;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatListViewModelTest {
    private final ManualClock clock = new ManualClock();
    private final Rooms rooms = Rooms.filled();
    private final ChatListViewModel model = model(rooms);

    @Test
    void theChatWithTheLatestActivityStandsFirst() {
        assertThat(titles()).startsWith("Amara Okafor", "Design review").hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "amara, Amara Okafor",
        "OKA, Amara Okafor",
        "revi, Design review",
        "玲, 周美玲 Mei-Ling",
        "يوسف, يوسف الحداد"
    })
    void typingNarrowsTheListInAnyScript(String typed, String found) {
        rooms.chats.setConnection(new Connection.Offline());
        model.query().set(typed);

        assertThat(titles()).contains(found).hasSizeLessThan(3);
    }

    @Test
    void peopleAreSearchedForWhenTypingPauses() {
        model.query().set("ec");
        clock.advance(Duration.ofMillis(200));
        model.query().set("eca");
        clock.advance(Duration.ofMillis(249));
        assertThat(rooms.chats.searched).isEmpty();

        clock.advance(Duration.ofMillis(1));

        assertThat(rooms.chats.searched).containsExactly("eca");
        assertThat(titles()).containsExactly("# People", "+ Ecaterina Popescu");
    }

    @Test
    void whomOneHasAChatWithIsNotFoundTwice() {
        model.query().set("echo");
        clock.advance(Duration.ofSeconds(1));

        assertThat(titles()).containsExactly("Echo");
    }

    @Test
    void choosingAPersonBeginsAChatWithThem() {
        model.query().set("ecat");
        clock.advance(Duration.ofSeconds(1));
        model.choose(model.rows().getLast());

        assertThat(rooms.chats.opened).hasSize(1);
        assertThat(model.selected().get()).isNotNull();
        assertThat(model.query().get()).isEmpty();
        assertThat(titles()).contains("Ecaterina Popescu");
    }

    @Test
    void withoutAConnectionANewChatIsDeclinedInWords() {
        model.query().set("ecat");
        clock.advance(Duration.ofSeconds(1));
        var person = model.rows().getLast();
        rooms.chats.setConnection(new Connection.Offline());

        model.choose(person);

        assertThat(model.notice().get()).contains("connection");
        assertThat(model.selected().get()).isNull();
    }

    @Test
    void theStatesAreToldApart() {
        var empty = new Rooms();
        var fresh = model(empty);
        assertThat(fresh.state().get()).isEqualTo(ChatListViewModel.State.EMPTY);
        empty.chats.setConnection(new Connection.Connecting());
        assertThat(fresh.state().get()).isEqualTo(ChatListViewModel.State.LOADING);
        fresh.query().set("zzz");
        assertThat(fresh.state().get()).isEqualTo(ChatListViewModel.State.NOTHING_FOUND);
        assertThat(model.state().get()).isEqualTo(ChatListViewModel.State.ROWS);
    }

    @Test
    void messagesAreFoundInAllChatsWithWhatStandsAroundThem() {
        model.query().set("time");
        clock.advance(Duration.ofSeconds(1));

        assertThat(titles())
                .startsWith("# Messages")
                .anyMatch(row -> row.startsWith("Amara Okafor: …") && row.contains("last time are in the shared"));
    }

    @Test
    void whatWasFoundOpensItsChatAtItsPlace() {
        var gone = new ArrayList<Long>();
        model.onFound(hit -> gone.add(hit.message().seq()));
        model.query().set("overlay");
        clock.advance(Duration.ofSeconds(1));
        model.choose(model.rows().getLast());

        assertThat(model.selected().get()).isNotNull();
        assertThat(gone).hasSize(1);
    }

    @Test
    void theNextUnreadChatIsFoundInBothDirectionsAndRoundTheEnds() {
        model.nextUnread(true);
        assertThat(selected()).isEqualTo("Design review");
        model.nextUnread(true);
        assertThat(selected()).isEqualTo("يوسف الحداد");
        model.nextUnread(false);
        assertThat(selected()).isEqualTo("Design review");
        model.nextUnread(false);
        assertThat(selected()).isEqualTo("Jonas Lindqvist");
    }

    private String selected() {
        return model.overview().get().chats().stream()
                .filter(chat -> chat.id().equals(model.selected().get()))
                .map(ChatSummary::title)
                .findFirst()
                .orElse("");
    }

    private ChatListViewModel model(Rooms of) {
        return new ChatListViewModel(of.chats, Runnable::run, new ManualTicker(clock), new TimeWords(clock, Locale.UK));
    }

    private List<String> titles() {
        return model.rows().stream()
                .map(row -> switch (row) {
                    case ChatRow.Existing(var chat, var _) -> chat.title();
                    case ChatRow.Person(var user) -> "+ " + user.displayName();
                    case ChatRow.Found(var hit, var _, var words, var _) -> hit.chatTitle() + ": " + words;
                    case ChatRow.Heading(var text) -> "# " + text;
                })
                .toList();
    }
}
