package app.parley.client.ui.popup;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallKey;
import app.parley.client.desktop.attention.Ring;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.theme.Theme;
import app.parley.support.FakeCallControl;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import app.parley.support.OneWindowAtATime;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class CallPopupTest extends ApplicationTest {
    private static final Ring VIDEO =
            new Ring(new CallKey("call-1"), Rooms.AMARA, FakeCallControl.CHAT, true, false, true);

    private final ManualClock clock = new ManualClock();
    private final FakeCallControl calls = new FakeCallControl();
    private final List<String> sent = new ArrayList<>();
    private int opened;
    private CallPopupViewModel model;

    @Override
    public void start(Stage stage) {
        var theme = new Theme(Preferences.unkept());
        var scene = new Scene(new StackPane(), 400, 300);
        theme.dress(scene);
        stage.setScene(scene);
        model = new CallPopupViewModel(new ManualTicker(clock), () -> opened++);
        model.bind(calls, (chat, text) -> sent.add(chat + ": " + text));
        var _ = new CallPopup(model, stage, theme);
    }

    @Test
    void itShowsWhoCallsAndHow() {
        interact(() -> model.show(VIDEO));

        assertThat(lookup("#name").<Label>query().getText()).isEqualTo("Amara Okafor");
        assertThat(lookup("#kind").<Label>query().getText()).isEqualTo("Incoming video call");
        assertThat(Accessibility.nameless(lookup("#card").query())).isEmpty();
    }

    @Test
    void theCallIsAnsweredWithPictureAndTheWindowOpens() {
        interact(() -> model.show(VIDEO));
        clickOn("#answer");

        assertThat(calls.asked).containsExactly("answer video");
        assertThat(opened).isOne();
    }

    @Test
    void theCallIsAnsweredWithSoundOnly() {
        interact(() -> model.show(VIDEO));
        clickOn("#soundOnly");

        assertThat(calls.asked).containsExactly("answer audio");
    }

    @Test
    void aCallWithoutPicturesHasOneAnswer() {
        interact(() -> model.show(new Ring(VIDEO.key(), VIDEO.caller(), VIDEO.chat(), false, false, true)));
        assertThat(lookup("#soundOnly").query().isVisible()).isFalse();
        clickOn("#answer");

        assertThat(calls.asked).containsExactly("answer audio");
    }

    @Test
    void aCallBesideAnotherIsAnsweredOverItsHold() {
        interact(() -> model.show(new Ring(VIDEO.key(), VIDEO.caller(), VIDEO.chat(), true, true, true)));
        clickOn("#answer");

        assertThat(calls.asked).containsExactly("answerBeside HOLD video");
    }

    @Test
    void strayKeysAnswerNothing() {
        interact(() -> model.show(VIDEO));
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        press(KeyCode.SPACE).release(KeyCode.SPACE);

        assertThat(calls.asked).isEmpty();
        assertThat(model.visible().get()).isTrue();
        assertThat(lookup("#answers").query().lookupAll(".button"))
                .allSatisfy(button ->
                        assertThat(((Button) button).isDefaultButton()).isFalse());
    }

    @Test
    void theCallIsRejectedWithAShortText() {
        interact(() -> model.show(VIDEO));
        clickOn("#message");
        clickOn("I’ll call you back.");

        assertThat(sent).containsExactly("chat-1: I’ll call you back.");
        assertThat(calls.asked).containsExactly("reject");
    }

    @Test
    void theCallIsRejectedWithOnesOwnWords() {
        interact(() -> model.show(VIDEO));
        clickOn("#message");
        clickOn("#own").write("At nine");
        clickOn("#send");

        assertThat(sent).containsExactly("chat-1: At nine");
        assertThat(calls.asked).containsExactly("reject");
    }

    @Test
    void itGoesWhenItIsToldToAndCanBeAnsweredNoMore() {
        interact(() -> model.show(VIDEO));
        interact(() -> model.tell("Answered on another device"));
        assertThat(lookup("#kind").<Label>query().getText()).isEqualTo("Answered on another device");
        assertThat(lookup("#answers").query().isVisible()).isFalse();
        interact(() -> model.answer(true));
        interact(() -> clock.advance(CallPopupViewModel.WORD));

        assertThat(calls.asked).isEmpty();
        assertThat(Window.getWindows())
                .noneMatch(window -> window instanceof Stage stage
                        && stage.getTitle() != null
                        && stage.getTitle().equals("Somebody is calling"));
    }
}
