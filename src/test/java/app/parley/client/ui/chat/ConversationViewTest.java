package app.parley.client.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.FileInMessage;
import app.parley.client.chat.ReactionCount;
import app.parley.client.files.FileState;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.chat.files.FileCardView;
import app.parley.client.ui.chat.files.PictureTileView;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.support.FakeChatService;
import app.parley.support.OneWindowAtATime;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A conversation over fakes: what a person does in it, mostly without a mouse.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class ConversationViewTest extends ApplicationTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochMilli(FakeChatService.START).plusSeconds(7200), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Rooms rooms = new Rooms();
    private final ChatId group = rooms.chats.groupChat("Design review", Rooms.AMARA, Rooms.JONAS);
    private Stage stage;

    @Override
    public void start(Stage stage) {
        this.stage = stage;
    }

    @Test
    void aMessageIsAnsweredChangedAndDeletedByKeys() {
        rooms.chats.said(group, "mine");
        var question = rooms.chats.says(group, Rooms.AMARA, "Ready?");
        open();
        press(KeyCode.SHORTCUT).push(KeyCode.UP).release(KeyCode.SHORTCUT);
        write("Yes");
        push(KeyCode.ENTER);
        assertThat(Objects.requireNonNull(last().replyTo()).id()).isEqualTo(question.id());
        assertThat(lookup(".quoted-words").<Label>query().getText()).isEqualTo("Ready?");

        push(KeyCode.UP);
        write(", quite");
        push(KeyCode.ENTER);
        assertThat(last().text()).isEqualTo("Yes, quite");

        focusOn(0);
        push(KeyCode.DELETE);
        clickOn("Delete");
        assertThat(rooms.chats.conversation(group).messages().getFirst().deleted())
                .isTrue();
        assertThat(lookup("Message deleted").tryQuery()).isPresent();
    }

    @Test
    void reactionsAreAddedWithThePickerAndToggledWithAClick() {
        rooms.chats.says(group, Rooms.AMARA, "Ready?");
        open();
        focusOn(0);
        push(KeyCode.ADD);
        write("rocket");
        push(KeyCode.ENTER);
        assertThat(last().reactions()).extracting(ReactionCount::emoji).containsExactly("🚀");
        assertThat(lookup(".chat-layer").query().isVisible()).isFalse();

        clickOn(".reaction");

        assertThat(last().reactions()).isEmpty();
        assertThat(lookup(".reaction").tryQuery()).isEmpty();
    }

    @Test
    void whatOneCanDoWithAMessageOpensWithEnterAndForwardsIt() {
        var jonas = rooms.chats.directChat(Rooms.JONAS);
        rooms.chats.says(group, Rooms.AMARA, "See https://example.org/plan");
        open();
        focusOn(0);
        push(KeyCode.ENTER);
        assertThat(lookup("Reply").tryQuery()).isPresent();
        assertThat(from(lookup(".context-menu")).lookup(".quick-reaction").queryAll())
                .hasSize(7);
        clickOn("Forward");
        write("jonas");
        push(KeyCode.ENTER);

        assertThat(rooms.chats.conversation(jonas).messages())
                .extracting(ChatMessage::text)
                .containsExactly("See https://example.org/plan");
    }

    @Test
    void theHeadIsAButtonToWhatThereIsToKnowOfTheChat() {
        open();
        interact(() -> lookup("#about").query().requestFocus());
        push(KeyCode.ENTER);
        assertThat(labels()).contains("About this chat");
    }

    @Test
    void wordsThatAreLookedForAreMarkedInTheirMessages() {
        rooms.chats.says(group, Rooms.AMARA, "The new overlay is in the build");
        rooms.chats.says(group, Rooms.AMARA, "nothing");
        open();
        push(KeyCode.SHORTCUT, KeyCode.F);
        write("OVER");
        settle();
        var marks = lookup(".found").queryAllAs(javafx.scene.shape.Path.class);
        assertThat(marks).hasSize(1);
        assertThat(marks.iterator().next().getElements()).isNotEmpty();
        push(KeyCode.ESCAPE);
        settle();
        assertThat(lookup(".found").tryQuery()).isEmpty();
    }

    @Test
    void namesAndEmojiAreCompletedWhileOneTypes() {
        open();
        write("@jon");
        push(KeyCode.ENTER);
        write("look :tada");
        push(KeyCode.TAB);
        push(KeyCode.ENTER);

        assertThat(last().text()).isEqualTo("@Jonas Lindqvist look 🎉");
        assertThat(last().mentions()).containsExactly(Rooms.JONAS.id());
        assertThat(lookup(".mention").tryQuery()).isPresent();
        assertThat(lookup(".bubble .emoji").tryQuery()).isPresent();
    }

    @Test
    void aSearchGoesFromHitToHitAndTheHitStandsOut() throws Exception {
        for (var i = 0; i < 60; i++) rooms.chats.says(group, Rooms.AMARA, i % 20 == 3 ? "plan " + i : "message " + i);
        open();
        press(KeyCode.SHORTCUT).push(KeyCode.F).release(KeyCode.SHORTCUT);
        write("plan");
        assertThat(lookup("1 of 3").tryQuery()).isPresent();
        waitFor(() -> highlighted().equals("plan 43"));
        push(KeyCode.ENTER);
        push(KeyCode.ENTER);
        waitFor(() -> highlighted().equals("plan 3"));
        push(KeyCode.ESCAPE);
        assertThat(lookup(".search-bar").query().isVisible()).isFalse();

        Button newest = lookup(".newest").query();
        assertThat(newest.isVisible()).isTrue();
        rooms.chats.says(group, Rooms.JONAS, "fresh");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(newest.getText()).isEqualTo("1");
        interact(newest::fire);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(newest.isVisible()).isFalse();
        waitFor(() -> lastInSight().equals("fresh"));
    }

    @Test
    void whatOneReadsStaysWhereItIsWhenOlderMessagesCome() {
        for (var i = 0; i < 200; i++) rooms.chats.says(group, Rooms.AMARA, "message " + i);
        open();
        ListView<ChatItem> list = lookup(".messages").query();
        interact(() -> ((MessageListView) list).reveal(8));
        settle();
        var before = firstInSight();
        var rows = list.getItems().size();

        interact(() -> rooms.chats.loadOlder(group));
        settle();

        assertThat(list.getItems().size()).isGreaterThan(rows);
        assertThat(firstInSight()).isEqualTo(before);
    }

    @Test
    void theListBeginsAtWhatIsNewAndSaysHowMuch() {
        for (var i = 0; i < 40; i++) rooms.chats.says(group, Rooms.AMARA, "message " + i);
        rooms.chats.loadOlder(group);
        rooms.chats.setFirstUnread(group, 11);
        open();

        assertThat(lookup("30 new messages").tryQuery()).isPresent();
        settle();
        assertThat(lookup(".newest").query().isVisible()).isTrue();
    }

    @Test
    void aMessageThatFailedIsTriedAgainOrComesBackToBeWritten() {
        open();
        write("lost");
        push(KeyCode.ENTER);
        interact(() -> rooms.chats.refusePending(ErrorCode.RATE_LIMITED));
        clickOn("Discard");

        assertThat(rooms.chats.conversation(group).messages()).isEmpty();
        assertThat(lookup("#composer .text-area").<TextArea>query().getText()).isEqualTo("lost");
    }

    @Test
    void filesShowHowFarTheyAreAndPicturesAreDrawn() throws Exception {
        var notes = new Attachment(new AttachmentId("a1"), "notes\u202Efdp.exe", "text/x", 1000, "", null, null);
        var photo = new Attachment(new AttachmentId("a2"), "photo.png", "image/png", 2000, "", 40, 20);
        var bad = new Attachment(new AttachmentId("a3"), "bad.png", "image/png", 2000, "", 40, 20);
        put(rooms.chats.says(group, Rooms.AMARA, "three files"), notes, photo, bad);
        open();
        assertThat(rooms.files.asked).contains("fetch a2", "fetch a3").doesNotContain("fetch a1");
        clickOn(from(lookup(".file-card")).lookup(".small-button").<Button>query());
        assertThat(rooms.files.asked).endsWith("fetch a1");
        interact(() -> rooms.files.set(notes, new FileState.Loading(400)));
        assertThat(labels()).contains("400 bytes of 1 KB");
        assertThat(labels()).contains("notesfdp.exe");

        var picture = folder.resolve("p");
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        var broken = folder.resolve("b");
        Files.writeString(broken, "<svg/>");
        interact(() -> {
            rooms.files.set(photo, new FileState.Ready(picture));
            rooms.files.set(bad, new FileState.Ready(broken));
        });
        waitFor(() -> lookup(".picture-tile .image-view").tryQuery().isPresent()
                && lookup(node -> node instanceof FileCardView).queryAll().size() == 2);

        clickOn(lookup(".picture-tile .image-view").queryAs(Node.class));
        assertThat(lookup(".viewer").tryQuery()).isPresent();
        assertThat(Accessibility.nameless((Parent) lookup(".viewer").query())).isEmpty();
        push(KeyCode.ESCAPE);
        assertThat(lookup(".viewer").tryQuery()).isEmpty();
        interact(() -> stage.close());
        assertThat(lookup(node -> node instanceof PictureTileView).queryAll()).isEmpty();
    }

    @Test
    void hostileMessagesAreLaidOutAndStayInTheirPlace() {
        rooms.chats.says(group, Rooms.AMARA, "a" + "\u0301".repeat(7999));
        rooms.chats.says(group, Rooms.AMARA, "\u202E".repeat(50) + "turned" + "\u2067".repeat(50));
        rooms.chats.says(group, Rooms.AMARA, "W".repeat(8000));
        rooms.chats.says(group, Rooms.AMARA, ">".repeat(8000));
        rooms.chats.says(group, Rooms.AMARA, "سلام".repeat(2000));
        rooms.chats.says(group, Rooms.AMARA, "👨‍👩‍👧‍👦".repeat(700));
        var loved = rooms.chats.says(group, Rooms.AMARA, "loved");
        var reactions = IntStream.range(0, 10_000)
                .mapToObj(i -> new ReactionCount(Integer.toString(i), List.of("N" + i), 10_000, false))
                .toList();
        rooms.chats.put(with(loved, List.of(), reactions));
        open();

        var last = lookup(".message-cell").queryAll().size();
        assertThat(last).isPositive();
        assertThat(lookup(".reaction").queryAll()).hasSizeLessThan(20);
        ListView<ChatItem> list = lookup(".messages").query();
        for (var i = 0; i < list.getItems().size(); i++) {
            var row = i;
            interact(() -> list.scrollTo(row));
            WaitForAsyncUtils.waitForFxEvents();
        }
        for (var bubble : lookup(".bubble").queryAll()) {
            assertThat(bubble.getLayoutBounds().getWidth()).isLessThanOrEqualTo(561);
        }
    }

    @Test
    void everyControlOfAConversationHasAName() {
        rooms.chats.says(group, Rooms.AMARA, "**one** `two`\n```\nthree\n```");
        rooms.chats.said(group, "mine");
        open();
        interact(() -> lookup("#find").<Button>query().fire());

        assertThat(Accessibility.nameless(stage.getScene().getRoot())).isEmpty();
    }

    private void open() {
        interact(() -> {
            ParleyWindow.show(stage, rooms, new Theme(rooms.preferences), CLOCK);
            stage.setWidth(960);
            stage.setHeight(700);
        });
        WaitForAsyncUtils.waitForFxEvents();
        var list = lookup("#list").<ListView<?>>query();
        interact(() -> {
            for (var i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i).toString().contains("Design review"))
                    list.getSelectionModel().select(i);
            }
            list.requestFocus();
        });
        push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Until the list has come to rest.
    private void settle() {
        for (var i = 0; i < 6; i++) {
            var pulse = new CountDownLatch(1);
            interact(() -> new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    pulse.countDown();
                }
            }.start());
            try {
                assertThat(pulse.await(5, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// What stands in labels, without the marks that isolate values.
    private List<String> labels() {
        return lookup(node -> node instanceof Label).queryAllAs(Label.class).stream()
                .map(label -> label.getText() == null ? "" : label.getText().replaceAll("[\u2068\u2069]", ""))
                .toList();
    }

    private void focusOn(int bubble) {
        ListView<ChatItem> list = lookup(".messages").query();
        interact(() -> {
            var bubbles = IntStream.range(0, list.getItems().size())
                    .filter(i -> list.getItems().get(i) instanceof ChatItem.Bubble)
                    .toArray();
            list.scrollTo(bubbles[bubble]);
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(bubbles[bubble]);
            list.getFocusModel().focus(bubbles[bubble]);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private ChatMessage last() {
        return rooms.chats.conversation(group).messages().getLast();
    }

    private void put(ChatMessage message, Attachment... attachments) {
        var files = List.of(attachments).stream()
                .map(one -> new FileInMessage(one.name(), one.type(), one.size(), new FileInMessage.Attached(one)))
                .toList();
        rooms.chats.put(with(message, files, List.of()));
    }

    private static ChatMessage with(ChatMessage old, List<FileInMessage> files, List<ReactionCount> reactions) {
        return new ChatMessage(
                old.clientId(),
                old.id(),
                old.chatId(),
                old.seq(),
                old.senderId(),
                old.senderName(),
                old.own(),
                old.kind(),
                old.text(),
                old.at(),
                old.delivery(),
                false,
                false,
                null,
                files,
                reactions,
                List.of(),
                null,
                null,
                null);
    }

    private String highlighted() {
        WaitForAsyncUtils.waitForFxEvents();
        return lookup(".message-cell").queryAll().stream()
                .filter(cell -> cell.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("highlighted")))
                .map(cell -> Objects.requireNonNull(
                                ((MessageCell) cell).getItem().message())
                        .text())
                .findFirst()
                .orElse("");
    }

    private String firstInSight() {
        return text(flow().getFirstVisibleCell().getIndex());
    }

    private String lastInSight() {
        return text(flow().getLastVisibleCell().getIndex());
    }

    private String text(int index) {
        ListView<ChatItem> list = lookup(".messages").query();
        var item = list.getItems().get(index);
        return item.message() == null ? item.toString() : item.message().text();
    }

    private VirtualFlow<?> flow() {
        return lookup(".messages .virtual-flow").query();
    }

    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
