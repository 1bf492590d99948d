package app.parley.client.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.Rooms;
import app.parley.client.ui.theme.Theme;
import app.parley.support.FakeChatService;
import app.parley.support.ManualClock;
import app.parley.support.OneWindowAtATime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// Where the cursor is once a chat was chosen, and what it says of days.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class OpenedChatTest extends ApplicationTest {
    private final Rooms rooms = Rooms.filled();
    private final ManualClock clock = new ManualClock();
    private ParleyWindow window;

    @Override
    public void start(Stage stage) {
        clock.advance(Duration.between(
                clock.instant(), Instant.ofEpochMilli(FakeChatService.START).plusSeconds(7200)));
        stage.setWidth(960);
        stage.setHeight(760);
        window = ParleyWindow.show(stage, rooms, new Theme(rooms.preferences()), clock);
    }

    @Test
    void aClickOnAChatPutsTheCursorWhereOneWritesAlsoWhenItIsOpenAlready() {
        clickOn("Amara Okafor");
        write("one");
        push(KeyCode.ENTER);
        assertThat(written()).isEqualTo("one");

        interact(() -> lookup("#list").<ListView<?>>query().requestFocus());
        clickOn(lookup("#list").lookup("Amara Okafor").<Label>query());
        write("two");
        push(KeyCode.ENTER);
        assertThat(written()).isEqualTo("two");
    }

    @Test
    void whatWasTodayIsYesterdayAfterMidnight() {
        clickOn("Amara Okafor");
        assertThat(shown("Today")).isNotEmpty();
        var before = shown("Yesterday").size();
        clock.advance(Duration.ofDays(1));
        assertThat(shown("Today")).as("nobody has looked at the clock").isNotEmpty();

        interact(() -> window.look());

        assertThat(shown("Today")).isEmpty();
        assertThat(shown("Yesterday")).hasSizeGreaterThan(before);
    }

    private List<Label> shown(String text) {
        return lookup(text).<Label>queryAll().stream().toList();
    }

    private String written() {
        var last = rooms.chats.overview().chats().getFirst().lastMessage();
        return last == null ? "" : last.text();
    }
}
