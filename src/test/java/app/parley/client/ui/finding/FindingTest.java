package app.parley.client.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.AccountFailure;
import app.parley.client.failure.UserFailure;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.Texts;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.theme.LayerView;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.ChatType;
import app.parley.support.FakeChatService;
import app.parley.support.OneWindowAtATime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Going somewhere, beginning something and asking for keys, by the keyboard alone.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class FindingTest extends ApplicationTest {
    private Rooms rooms;

    @Override
    public void start(Stage stage) {
        rooms = Rooms.filled();
        var clock = Clock.fixed(Instant.ofEpochMilli(FakeChatService.START).plusSeconds(7200), ZoneOffset.UTC);
        ParleyWindow.hidden(stage, rooms, new Theme(rooms.preferences), clock);
        // All of it lies on the headless screen.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(960);
        stage.setHeight(760);
        stage.show();
    }

    @Test
    void aChatIsReachedByAFewLetters() {
        chord(KeyCode.K);
        assertThat(Accessibility.nameless(card().getParent())).isEmpty();
        write("jnas").push(KeyCode.ENTER);

        assertThat(layer().isOpen()).isFalse();
        assertThat(title()).isEqualTo("Jonas Lindqvist");
    }

    @Test
    void whatIsTypedIsLookedForAlsoAfterTheMemoryWasCleared() {
        chord(KeyCode.K);
        System.gc();
        write("jnas").push(KeyCode.ENTER);

        assertThat(title()).isEqualTo("Jonas Lindqvist");
    }

    @Test
    void theArrowsChooseWhileTheCursorStaysInTheField() {
        chord(KeyCode.K);
        push(KeyCode.DOWN).push(KeyCode.ENTER);

        assertThat(title()).isEqualTo("Design review");
    }

    @Test
    void escapeClosesACardAndGivesTheKeyboardBack() {
        openFirst();
        var before = lookup(".root").query().getScene().getFocusOwner();
        chord(KeyCode.K);
        push(KeyCode.ESCAPE);

        assertThat(layer().isOpen()).isFalse();
        assertThat(lookup(".root").query().getScene().getFocusOwner()).isSameAs(before);
    }

    @Test
    void aGroupIsMadeOfSeveralAndHasATitle() {
        chord(KeyCode.N);
        write("jon").push(KeyCode.ENTER).write("ama").push(KeyCode.ENTER);
        assertThat(lookup(".chip").queryAll()).hasSize(2);
        push(KeyCode.TAB);
        clickOn("#groupTitle").write("Plans").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(rooms.chats.overview().chats())
                .anyMatch(chat -> chat.type() == ChatType.GROUP
                        && chat.title().equals("Plans")
                        && chat.members().size() == 3);
        assertThat(title()).isEqualTo("Plans");
    }

    @Test
    void aChatWithOnePersonIsADirectOne() {
        chord(KeyCode.N);
        write("echo").push(KeyCode.ENTER).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(title()).isEqualTo("Echo");
    }

    @Test
    void aGroupIsMutedRenamedAndLeftFromItsCard() {
        chord(KeyCode.K);
        write("design").push(KeyCode.ENTER);
        press(KeyCode.SHORTCUT, KeyCode.SHIFT).push(KeyCode.I).release(KeyCode.SHIFT, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Accessibility.nameless(card().getParent())).isEmpty();
        assertThat(lookup(".member-row").queryAll()).hasSize(3);

        clickOn("#detailsTitle").eraseText(13).write("Reviews").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rooms.chats.overview().chats()).anyMatch(chat -> chat.title().equals("Reviews"));

        clickOn("#leaveGroup");
        assertThat(rooms.chats.overview().chats())
                .as("asked twice")
                .anyMatch(chat -> chat.title().equals("Reviews"));
        clickOn("#leaveGroup");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(rooms.chats.overview().chats())
                .noneMatch(chat -> chat.title().equals("Reviews"));
        assertThat(layer().isOpen()).isFalse();
    }

    @Test
    void whoCannotBeBroughtInStaysChosenAndItIsSaidWhy() {
        chord(KeyCode.K);
        write("design").push(KeyCode.ENTER);
        press(KeyCode.SHORTCUT, KeyCode.SHIFT).push(KeyCode.I).release(KeyCode.SHIFT, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        rooms.chats.refusal = new AccountFailure.ServerUnreachable();
        clickOn(Texts.of("details.add"));
        WaitForAsyncUtils.waitForFxEvents();
        write("ech").push(KeyCode.ENTER).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(from(card()).lookup(".setting-said").<Label>query().getText())
                .isEqualTo(Texts.of(UserFailure.of(rooms.chats.refusal).titleKey()));
        assertThat(lookup(".chip").queryAll()).hasSize(1);

        rooms.chats.refusal = null;
        push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(lookup(".member-row").queryAll()).hasSize(4);
    }

    @Test
    void theNextUnreadChatIsOneKeyAway() {
        openFirst();
        press(KeyCode.ALT).push(KeyCode.DOWN).release(KeyCode.ALT);
        assertThat(title()).isEqualTo("Design review");
        press(KeyCode.ALT).push(KeyCode.DOWN).release(KeyCode.ALT);
        assertThat(title()).isEqualTo("يوسف الحداد");
        press(KeyCode.ALT).push(KeyCode.UP).release(KeyCode.ALT);
        assertThat(title()).isNotEqualTo("يوسف الحداد");
    }

    @Test
    void theSheetHasEveryKeyOnce() {
        push(KeyCode.F1);
        var keys = from(card()).lookup(".key-hint").<Label>queryAll().stream()
                .map(Label::getText)
                .toList();
        var words = from(card())
                .lookup((Node node) -> node instanceof Label label && label.getLabelFor() != null)
                .<Label>queryAll()
                .stream()
                .map(Label::getText)
                .toList();

        assertThat(words).hasSizeGreaterThan(10).doesNotHaveDuplicates().contains("Next chat with new messages");
        // Enter does what belongs to the place: it sends in the text, and opens the menu of a message in the list.
        assertThat(keys).filteredOn(key -> !key.equals("Enter")).doesNotHaveDuplicates();
    }

    private void chord(KeyCode code) {
        press(KeyCode.SHORTCUT).push(code).release(KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void openFirst() {
        chord(KeyCode.K);
        push(KeyCode.ENTER);
    }

    private LayerView layer() {
        return lookup(".layer").query();
    }

    private Node card() {
        return lookup(".layer-card").query();
    }

    private String title() {
        return lookup(".chat-who > .strong").<Label>query().getText();
    }
}
