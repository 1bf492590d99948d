package app.parley.client.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Connection;
import app.parley.client.desktop.PngFile;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.support.FakeChatService;
import app.parley.support.OneWindowAtATime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window over fakes: what a person does in it.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class ParleyWindowTest extends ApplicationTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochMilli(FakeChatService.START).plusSeconds(7200), ZoneOffset.UTC);

    private Stage stage;
    private Theme theme;
    private Rooms rooms;
    private ParleyWindow window;

    @Override
    public void start(Stage stage) {
        this.stage = stage;
        rooms = Rooms.filled();
        theme = new Theme(rooms.preferences);
    }

    @Test
    void signingInLeadsToTheChats() {
        rooms.signOut();
        show(960);
        assertThat(stage.getScene().getFocusOwner())
                .isEqualTo(lookup("#username").query());

        write("sam");
        push(KeyCode.TAB);
        write("long enough");
        push(KeyCode.ENTER);
        assertThat(lookup("#submit").query().isDisabled()).isTrue();
        interact(() -> rooms.door.letIn());

        assertThat(rooms.door.asked).containsExactly("login sam at http://127.0.0.1:8420");
        assertThat(lookup("Amara Okafor").tryQuery()).isPresent();
    }

    @Test
    void thePasswordCanBeLookedAt() {
        rooms.signOut();
        show(960);
        clickOn("#password").write("secret words");
        TextField password = lookup("#password").query();
        assertThat(password.getText()).isNotEqualTo("secret words");

        clickOn(".eye");

        assertThat(password.getText()).isEqualTo("secret words");
    }

    @Test
    void aMessageIsWrittenWithEnterAndALineWithShiftEnter() {
        show(960);
        openAmara();
        write("one");
        press(KeyCode.SHIFT).push(KeyCode.ENTER).release(KeyCode.SHIFT);
        write("two");
        push(KeyCode.ENTER);

        var last = rooms.chats.overview().chats().getFirst().lastMessage();
        assertThat(last).extracting(ChatMessage::text).isEqualTo("one\ntwo");
        TextArea text = lookup("#composer .text-area").query();
        assertThat(text.getText()).isEmpty();
    }

    @Test
    void theComposerGrowsWithTheText() {
        show(960);
        openAmara();
        TextArea text = lookup("#composer .text-area").query();
        var before = text.getHeight();

        interact(() -> text.setText("one\ntwo\nthree\nfour"));
        WaitForAsyncUtils.waitForFxEvents();
        var grown = text.getHeight();
        interact(() -> text.setText("line\n".repeat(60)));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(grown).isGreaterThan(before + 30);
        assertThat(text.getHeight()).isEqualTo(160);
    }

    @Test
    void callingFromTheHeaderCallsThePeer() {
        show(960);
        openAmara();

        clickOn("#video");

        assertThat(rooms.calls.asked).hasSize(1).allMatch(asked -> asked.startsWith("call amara.okafor chat-"));
    }

    @Test
    void theSettingsOpenWithAKeyAndWhatIsChosenHoldsAtOnce() {
        show(960);
        press(KeyCode.SHORTCUT).push(KeyCode.COMMA).release(KeyCode.SHORTCUT);
        clickOn("Appearance");
        assertThat(lookup(".settings-page .h2").<Label>query().getText()).isEqualTo("Appearance");

        ComboBox<Theme.Scheme> colours = lookup(".settings-page .combo-box").query();
        interact(() -> colours.setValue(Theme.Scheme.DARK));
        assertThat(theme.isDark()).isTrue();
        assertThat(colours.getAccessibleText()).isEqualTo("Colours");

        clickOn("#scheme");
        assertThat(colours.getValue()).as("changed elsewhere").isEqualTo(Theme.Scheme.SYSTEM);

        clickOn("#chats");
        assertThat(lookup(".settings-page").tryQuery()).isEmpty();
        assertThat(lookup("Amara Okafor").tryQuery()).isPresent();
    }

    @Test
    void fromTheCallsOneCallsBackWritesAndTidiesUp() {
        show(960);
        assertThat(lookup(".rail-badge").<Label>query().getText()).isEqualTo("1");
        clickOn("#calls");
        assertThat(lookup(".rail-badge").<Label>query().isVisible()).isFalse();

        clickOn("Jonas Lindqvist");
        clickOn(".past-call #audio");
        assertThat(rooms.calls.asked).hasSize(1).allMatch(asked -> asked.startsWith("call jonas chat-"));

        clickOn(".past-call #forget");
        assertThat(lookup(".history-cell .history-name").queryAllAs(Label.class).stream()
                        .map(Label::getText))
                .doesNotContain("Jonas Lindqvist");

        clickOn("Amara Okafor");
        clickOn(".past-call #write");
        assertThat(lookup(".chat-head .strong").<Label>query().getText()).isEqualTo("Amara Okafor");
    }

    @Test
    void clearingTheCallsAsksFirst() {
        show(960);
        clickOn("#calls");
        clickOn(".history #more");
        clickOn("Delete all from my history…");
        push(KeyCode.ENTER);
        assertThat(rooms.history.asked).as("Enter keeps them").doesNotContain("forget all");

        clickOn(".history #more");
        clickOn("Delete all from my history…");
        clickOn("Delete all");
        assertThat(rooms.history.asked).contains("forget all");
        assertThat(lookup("No calls yet").tryQuery()).isPresent();
    }

    @Test
    void inANarrowWindowASettingsPageCoversTheList() {
        show(480);
        clickOn("#settings");
        assertThat(lookup(".settings-page").tryQuery()).isEmpty();

        push(KeyCode.ENTER);
        assertThat(lookup(".settings-page").tryQuery()).isPresent();
        clickOn(".settings-page #back");
        assertThat(lookup(".settings-page").tryQuery()).isEmpty();
        assertThat(lookup(".settings-list").tryQuery()).isPresent();
    }

    @Test
    void inAGroupOneIsAskedWhomToCall() {
        show(960);
        clickOn("Design review");

        clickOn("#audio");
        clickOn(from(lookup(".context-menu").<Node>query())
                .lookup("Jonas Lindqvist")
                .<Node>query());

        assertThat(rooms.calls.asked).hasSize(1).allMatch(asked -> asked.startsWith("call jonas "));
    }

    @Test
    void whileACallIsOnTheButtonsAreDisabledWithAReason() {
        show(960);
        openAmara();
        interact(() -> rooms.calls.incoming(Rooms.JONAS, CallType.AUDIO));
        WaitForAsyncUtils.waitForFxEvents();

        Button audio = from(stage.getScene().getRoot()).lookup("#audio").query();
        assertThat(audio.isDisabled()).isTrue();
        assertThat(audio.getAccessibleHelp()).contains("Jonas").contains("is calling you");
    }

    @Test
    void aRefusedMessageOffersToTryAgain() {
        show(960);
        openAmara();

        clickOn("Try again");

        assertThat(rooms.chats.retried).hasSize(1);
    }

    @Test
    void aCallEntryOffersToCallAgain() {
        show(960);
        openAmara();

        clickOn("Call again");

        assertThat(rooms.calls.asked).hasSize(1).allMatch(asked -> asked.endsWith("VIDEO"));
    }

    @Test
    void theOpenChatShowsItsNewestMessage() {
        show(960);
        openAmara();
        assertThat(lookup("And this one waits").tryQuery()).isPresent();

        interact(() -> rooms.chats.says(newest(), Rooms.AMARA, "One more thing"));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lookup("One more thing").tryQuery()).isPresent();
    }

    @Test
    void aNarrowWindowShowsOnePaneAndGoesBack() {
        show(480);
        assertThat(lookup("#back").tryQuery()).isEmpty();

        openAmara();
        assertThat(lookup("#search").tryQuery()).isEmpty();
        assertThat(lookup("And this one waits").tryQuery()).isPresent();
        clickOn("#back");

        assertThat(lookup("#search").tryQuery()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {480, 600, 719, 720, 850, 1000})
    void atNoWidthAnythingStandsBesideTheWindow(int width) {
        show(width);
        openAmara();

        for (var control : Accessibility.controls(stage.getScene().getRoot())) {
            var bounds = control.localToScene(control.getLayoutBounds());
            if (control.getScene() == null || bounds.getHeight() == 0) continue;
            assertThat(bounds.getMinX()).as(control + " at its left").isGreaterThanOrEqualTo(-1);
            assertThat(bounds.getMaxX())
                    .as(control + " at its right")
                    .isLessThanOrEqualTo(stage.getScene().getWidth() + 1);
        }
    }

    /// JavaFX 26 throws where it breaks such text itself.
    @ParameterizedTest
    @ValueSource(ints = {480, 600, 900})
    void arabicAndHebrewMessagesWrapAtEveryWidth(int width) {
        rooms.chats.says(
                newest(), Rooms.AMARA, "مرحبا، هل وصلت الرسالة؟ أريد أن أعرف متى نلتقي غدا في المكتب ".repeat(4));
        rooms.chats.says(newest(), Rooms.AMARA, "שלום עולם, מה שלומך היום? ".repeat(6) + "and some English");
        rooms.chats.says(newest(), Rooms.AMARA, "ابجد".repeat(60));
        show(width);
        openAmara();

        TextArea text = lookup("#composer .text-area").query();
        interact(() -> text.setText("مرحبا، هل وصلت الرسالة؟ ".repeat(20)));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lookup(".words").queryAll()).isNotEmpty();
        assertThat(text.isWrapText()).isTrue();
    }

    @Test
    void theListKeepsBetweenItsBounds() {
        show(1000);
        assertThat(listWidth()).isBetween(330.0, 340.0);

        drag(".split-pane-divider").moveBy(400, 0).drop();
        assertThat(listWidth()).isLessThanOrEqualTo(420);
        drag(".split-pane-divider").moveBy(-600, 0).drop();
        assertThat(listWidth()).isGreaterThanOrEqualTo(280);
    }

    @Test
    void theMoonMakesItDark() {
        show(960);
        clickOn("#scheme");
        assertThat(theme.isDark()).isTrue();
        assertThat(stage.getScene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("dark.css"));

        clickOn("#scheme");
        assertThat(theme.isDark()).isFalse();
        assertThat(rooms.preferences.get(Theme.SCHEME))
                .as("the system is followed again")
                .isEqualTo(Theme.Scheme.SYSTEM);
    }

    @Test
    void beingOfflineIsSaidAndThatNothingIsLost() {
        show(960);
        interact(() -> rooms.chats.setConnection(new Connection.Offline()));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lookup("#connection").query().isVisible()).isTrue();
        interact(() -> rooms.chats.setConnection(new Connection.Online()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(lookup("#connection").query().isVisible()).isFalse();
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        rooms = new Rooms();
        show(960);

        assertThat(lookup("#emptyHelp").queryLabeled().getText()).contains("Echo");
    }

    @Test
    void everyControlHasANameAndIsReachedByTab() {
        show(960);
        openAmara();

        Parent root = stage.getScene().getRoot();
        assertThat(Accessibility.nameless(root)).isEmpty();
        assertThat(Accessibility.controls(root))
                .hasSizeGreaterThan(8)
                .allMatch(control -> control.isFocusTraversable());
    }

    @Test
    void theWindowGivesAPictureOfItself(@TempDir Path folder) throws Exception {
        show(700);
        var picture = window.snapshot().get(10, TimeUnit.SECONDS);
        assertThat(picture.argb()).hasSize(picture.width() * picture.height());

        var file = folder.resolve("window.png");
        PngFile.write(file, picture.width(), picture.height(), picture.argb());

        assertThat(Files.readAllBytes(file)).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
    }

    private void show(int width) {
        interact(() -> {
            stage.setWidth(width);
            stage.setHeight(760);
            window = ParleyWindow.show(stage, rooms, theme, CLOCK);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void openAmara() {
        clickOn("Amara Okafor");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private ChatId newest() {
        return rooms.chats.overview().chats().getFirst().id();
    }

    private double listWidth() {
        ListView<?> list = lookup("#list").query();
        return list.getWidth();
    }
}
