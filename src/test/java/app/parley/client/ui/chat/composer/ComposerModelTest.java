package app.parley.client.ui.chat.composer;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Draft;
import app.parley.client.ui.Rooms;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.support.FakeChatService;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // open() runs before each test
class ComposerModelTest {
    private final FakeChatService chats = new FakeChatService(Rooms.SAM);
    private final ComposerModel model = new ComposerModel(chats);
    private ChatId group;

    @BeforeEach
    void open() {
        group = chats.groupChat("Design review", Rooms.AMARA, Rooms.JONAS);
        show(group);
    }

    @Test
    void anAnswerNamesWhatItAnswersAndWhomItMentions() {
        var question = chats.says(group, Rooms.AMARA, "Ready?");
        model.reply(question);
        model.text().set("Yes, @Jonas Lindqvist is");
        model.send();

        var sent = last();
        assertThat(Objects.requireNonNull(sent.replyTo()).id()).isEqualTo(question.id());
        assertThat(sent.mentions()).containsExactly(Rooms.JONAS.id());
        assertThat(model.purpose().get()).isEqualTo(new Purpose.Fresh());
        assertThat(model.text().get()).isEmpty();
    }

    @Test
    void theLastOwnMessageIsTakenUpAndWhatWasBeingWrittenComesBack() {
        chats.said(group, "one");
        chats.says(group, Rooms.AMARA, "two");
        update();
        model.text().set("half a thought");
        model.editLast();
        assertThat(model.text().get()).isEqualTo("one");

        model.text().set("one more");
        model.send();

        assertThat(chats.conversation(group).messages().getFirst().text()).isEqualTo("one more");
        assertThat(chats.conversation(group).messages().getFirst().edited()).isTrue();
        assertThat(model.text().get()).isEqualTo("half a thought");
        assertThat(chats.conversation(group).draft().text()).isEqualTo("half a thought");
    }

    @Test
    void whatIsWrittenWaitsInItsChatWithWhatItAnswersAndItsFiles() {
        var question = chats.says(group, Rooms.AMARA, "Ready?");
        update();
        model.reply(question);
        model.text().set("Soon");
        model.addFiles(List.of(Path.of("plan.pdf")));
        show(chats.directChat(Rooms.MEI));
        assertThat(model.text().get()).isEmpty();
        assertThat(model.files()).isEmpty();

        show(group);

        assertThat(model.text().get()).isEqualTo("Soon");
        assertThat(model.files()).containsExactly(Path.of("plan.pdf"));
        assertThat(model.purpose().get()).isInstanceOf(Purpose.Reply.class);
    }

    @Test
    void goingToAnotherChatLeavesTheMessageThatWasTakenUpAsItWas() {
        chats.said(group, "one");
        update();
        model.editLast();
        model.text().set("changed");

        show(chats.directChat(Rooms.MEI));
        show(group);

        assertThat(model.text().get()).isEmpty();
        assertThat(chats.conversation(group).messages().getFirst().text()).isEqualTo("one");
    }

    @Test
    void typingIsToldAtEveryKeyButNotWhenADraftIsTakenUp() {
        model.text().set("a");
        model.text().set("ab");
        show(chats.directChat(Rooms.MEI));
        show(group);

        assertThat(chats.typed).containsExactly(group, group);
    }

    @Test
    void theMessageThatIsAnsweredIsChosenWithTheArrows() {
        var one = chats.says(group, Rooms.AMARA, "one");
        var two = chats.says(group, Rooms.AMARA, "two");
        update();
        model.replyNext(-1);
        assertThat(model.purpose().get()).isEqualTo(new Purpose.Reply(two));
        model.replyNext(-1);
        model.replyNext(-1);
        assertThat(model.purpose().get()).isEqualTo(new Purpose.Reply(one));
        model.replyNext(1);
        model.replyNext(1);
        assertThat(model.purpose().get()).isEqualTo(new Purpose.Fresh());
    }

    @Test
    void whatIsTakenBackIsNotAnsweredAnyMore() {
        var one = chats.says(group, Rooms.AMARA, "one");
        update();
        model.reply(one);
        chats.delete(one);
        update();

        assertThat(model.purpose().get()).isEqualTo(new Purpose.Fresh());
    }

    @Test
    void tooManyFilesSaySo() {
        model.addFiles(IntStream.rangeClosed(0, Bounds.ATTACHMENTS_MAX)
                .mapToObj(number -> Path.of("file" + number))
                .toList());

        assertThat(model.sendable().getValue()).isFalse();
        assertThat(model.trouble().getValue()).isEqualTo("A message takes 32 files at most");
        model.files().removeFirst();
        assertThat(model.sendable().getValue()).isTrue();
    }

    @Test
    void whatFailedComesBackUnlessSomethingElseIsBeingWritten() {
        model.giveBack(Draft.of("again"));
        assertThat(model.text().get()).isEqualTo("again");

        model.giveBack(Draft.of("other"));

        assertThat(model.text().get()).isEqualTo("again");
    }

    @ParameterizedTest
    @CsvSource({
        "@am, 3, @Amara Okafor",
        "hi @lind, 8, @Jonas Lindqvist",
        "mail@am, 7, ''",
        "@am x, 5, ''",
        ":rocke, 6, 🚀",
        "a :D, 4, ''",
        "12:30, 5, ''",
        "no, 2, ''"
    })
    void namesAndEmojiAreCompleted(String text, int caret, String first) {
        model.text().set(text);
        var completion = model.completion(caret);

        assertThat(
                        completion == null
                                ? ""
                                : completion.options().getFirst().insert().strip())
                .isEqualTo(first);
    }

    private void show(ChatId chat) {
        model.show(chat);
        model.update(chats.conversation(chat));
    }

    private void update() {
        model.update(chats.conversation(group));
    }

    private ChatMessage last() {
        return chats.conversation(group).messages().getLast();
    }
}
