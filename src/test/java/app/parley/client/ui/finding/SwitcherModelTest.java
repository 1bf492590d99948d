package app.parley.client.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.Connection;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.Texts;
import app.parley.protocol.ChatId;
import app.parley.support.FakeChatService;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwitcherModelTest {
    private final FakeChatService chats = Rooms.filled().chats;
    private final ManualClock clock = new ManualClock();
    private final ManualTicker ticker = new ManualTicker(clock);
    private final SwitcherModel model = new SwitcherModel(chats, chats::overview, Runnable::run, ticker);

    @Test
    void withNothingTypedTheLatestChatsStandFirst() {
        assertThat(titles()).startsWith("Amara Okafor", "Design review").hasSize(7);
    }

    @Test
    void theBestMatchStandsFirst() {
        // Amara was the latest; yet "e" begins only Echo and, as a word, the Elder.
        model.query().set("ec");
        assertThat(titles()).first().isEqualTo("Echo");
        model.query().set("rev");
        assertThat(titles()).containsExactly("Design review");
    }

    @Test
    void lettersInTheirOrderAreEnough() {
        model.query().set("amkfr");
        assertThat(titles()).containsExactly("Amara Okafor");
        model.query().set("zzz");
        assertThat(titles()).isEmpty();
    }

    @Test
    void peopleWithoutAChatComeFromTheServerAfterAPause() {
        model.query().set("ecat");
        assertThat(chats.searched).isEmpty();
        clock.advance(Duration.ofMillis(300));

        assertThat(chats.searched).containsExactly("ecat");
        assertThat(titles()).contains("Ecaterina Popescu");
    }

    @Test
    void whyTheChatWithSomebodyDoesNotOpenIsSaid() {
        var arrived = new ArrayList<ChatId>();
        model.query().set("ecat");
        clock.advance(Duration.ofMillis(300));
        var person = model.goals().getLast();
        assertThat(person).isInstanceOf(SwitcherModel.Goal.Person.class);
        chats.setConnection(new Connection.Offline());
        model.choose(person, arrived::add);
        assertThat(arrived).isEmpty();
        assertThat(model.said().get()).isEqualTo(Texts.of("chats.open.notConnected"));

        chats.setConnection(new Connection.Online());
        model.choose(person, arrived::add);
        assertThat(arrived).hasSize(1);
        assertThat(model.said().get()).isEmpty();
    }

    @Test
    void whoeverIsWaitedForComesOnceAndNotAfterTheWishWasGivenUp() {
        var later = new ArrayDeque<Runnable>();
        var slow = new SwitcherModel(chats, chats::overview, later::add, ticker);
        var person = new SwitcherModel.Goal.Person(Rooms.AMARA);
        var arrived = new ArrayList<ChatId>();
        slow.choose(person, arrived::add);
        slow.choose(person, arrived::add);
        later.forEach(Runnable::run);
        assertThat(arrived).hasSize(1);

        later.clear();
        slow.choose(person, arrived::add);
        slow.giveUp();
        later.forEach(Runnable::run);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void whoIsChosenIsOfferedNoMoreUntilLeftOut() {
        var people = new PeoplePicker(chats, chats::overview, Runnable::run, ticker, Set.of(Rooms.ECHO.id()));
        assertThat(people.offered()).contains(Rooms.AMARA).doesNotContain(Rooms.SAM, Rooms.ECHO);

        people.choose(Rooms.AMARA);
        people.choose(Rooms.AMARA);
        assertThat(people.chosen()).containsExactly(Rooms.AMARA);
        assertThat(people.offered()).doesNotContain(Rooms.AMARA);

        people.leaveOut(Rooms.AMARA);
        assertThat(people.offered()).contains(Rooms.AMARA);
    }

    @Test
    void peopleAreFoundByWhatIsTyped() {
        var people = new PeoplePicker(chats, chats::overview, Runnable::run, ticker, Set.of());
        people.query().set("jon");
        assertThat(people.offered()).containsExactly(Rooms.JONAS);
    }

    private List<String> titles() {
        return model.goals().stream()
                .map(goal -> switch (goal) {
                    case SwitcherModel.Goal.Chat(var chat) -> chat.title();
                    case SwitcherModel.Goal.Person(var user) -> user.displayName();
                })
                .toList();
    }
}
