package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.EndReason;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.support.OneWindowAtATime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A whole call without a mouse, and what a screen reader hears of it, in the real window.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class KeyboardCallTest extends ApplicationTest {
    private final Rooms rooms = Rooms.filled();
    private final List<String> said = new ArrayList<>();
    private Stage stage;

    @Override
    public void start(Stage window) {
        stage = window;
        stage.setWidth(960);
        stage.setHeight(760);
        ParleyWindow.show(stage, rooms, new Theme(rooms.preferences()), Clock.systemUTC());
    }

    @Test
    void theKeyboardAloneCarriesACallThatOneMakes() {
        listen();
        openTheNewestChat();
        press("#audio", KeyCode.SPACE);
        assertThat(asked())
                .singleElement()
                .asString()
                .startsWith("call amara.okafor")
                .endsWith("AUDIO");

        during(() -> rooms.calls.ringingThere(Rooms.AMARA, CallType.VIDEO));
        during(() -> rooms.calls.active(Clock.systemUTC().instant()));
        asked().clear();
        push(KeyCode.M);
        push(KeyCode.M);
        push(KeyCode.V);
        push(KeyCode.H);
        push(KeyCode.H);
        push(KeyCode.E);
        assertThat(asked()).containsExactly("mute", "unmute", "camera off", "hold", "take up", "hangUp");

        during(rooms.calls::reconnecting);
        during(() -> rooms.calls.ended(new EndReason.HungUp(true), Duration.ofSeconds(62)));
        assertThat(said)
                .containsExactly(
                        "It is ringing at Amara Okafor",
                        "You are connected with Amara Okafor",
                        "Your microphone is muted",
                        "Your microphone is on",
                        "Your camera is off",
                        "The call is on hold",
                        "The call goes on",
                        "Reconnecting…",
                        "Call ended. You talked for 01:02.");
    }

    @Test
    void anIncomingCallIsAnsweredByItsKeyOrByTabAndSpace() {
        listen();
        during(() -> rooms.calls.incoming(Rooms.AMARA, CallType.VIDEO));
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
        press("#soundOnly", KeyCode.SPACE);

        assertThat(asked()).containsExactly("answer video", "answer audio");
        assertThat(said).containsExactly("Amara Okafor is calling you with video");
    }

    @Test
    void anIncomingCallIsRejectedByItsKeyOrByTabAndSpace() {
        during(() -> rooms.calls.incoming(Rooms.AMARA, CallType.AUDIO));
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.E);
        press("#reject", KeyCode.SPACE);

        assertThat(asked()).containsExactly("reject", "reject");
    }

    @Test
    void aSecondCallerIsHeardOfAndAnsweredByTheSameKey() {
        during(() -> rooms.calls.active(
                Rooms.AMARA, CallType.AUDIO, Clock.systemUTC().instant()));
        listen();
        during(() -> rooms.calls.waiting(Rooms.JONAS, CallType.AUDIO));
        push(KeyCode.A);
        during(() -> rooms.calls.heldBeside(
                Rooms.JONAS, CallType.AUDIO, Clock.systemUTC().instant()));

        assertThat(asked()).containsExactly("answerBeside HOLD audio");
        assertThat(said)
                .containsExactly("Jonas Lindqvist is calling you as well", "The call with Jonas Lindqvist is on hold");
    }

    @Test
    void everyControlOfACallIsAButtonWithANameAndItsKey() {
        during(() -> rooms.calls.active(
                Rooms.AMARA, CallType.VIDEO, Clock.systemUTC().instant()));
        during(() -> rooms.calls.waiting(Rooms.JONAS, CallType.VIDEO));

        CallOverlayView stage = lookup(".call-stage").queryAs(CallOverlayView.class);
        assertThat(Accessibility.nameless(stage)).isEmpty();
        assertThat(Accessibility.controls(stage)).allSatisfy(control -> {
            assertThat(control.getAccessibleRole()).isIn(AccessibleRole.BUTTON, AccessibleRole.TOGGLE_BUTTON);
            assertThat(control.isFocusTraversable()).isTrue();
        });
        assertThat(of("#mute")).isEqualTo("Mute the microphone: M, or Ctrl+Shift+M while typing");
        assertThat(of("#camera")).isEqualTo("Turn the camera off: V, or Ctrl+Shift+V while typing");
        assertThat(of("#share")).isEqualTo("Share the screen: S, or Ctrl+Shift+S while typing");
        assertThat(of("#end")).isEqualTo("End the call: E, or Ctrl+Shift+E while typing");
    }

    @Test
    void inEveryStateTheStateItselfAndItsControlsAreThereByRoleAndName() {
        during(() -> rooms.calls.incoming(Rooms.AMARA, CallType.VIDEO));
        assertThat(texts()).contains("Amara Okafor", "is calling you with video");
        assertThat(controls())
                .containsExactlyInAnyOrder(
                        "BUTTON Reject", "BUTTON Message", "BUTTON Sound only", "BUTTON Answer with video");
        assertThat(of("#answer")).isEqualTo("Answer with video: Ctrl+Shift+A");
        assertThat(of("#reject")).isEqualTo("Reject: Ctrl+Shift+E");

        during(() -> rooms.calls.active(Clock.systemUTC().instant()));
        assertThat(texts()).contains("Amara Okafor");
        assertThat(controls())
                .contains("BUTTON Mute the microphone", "BUTTON Turn the camera off", "BUTTON End the call");

        push(KeyCode.M);
        assertThat(controls()).contains("BUTTON Unmute the microphone").doesNotContain("BUTTON Mute the microphone");

        during(rooms.calls::reconnecting);
        assertThat(texts()).contains("Reconnecting…");
        assertThat(controls()).contains("BUTTON Unmute the microphone", "BUTTON End the call");

        during(() -> rooms.calls.ended(new EndReason.HungUp(true), Duration.ofSeconds(62)));
        assertThat(texts()).contains("Call ended");
        assertThat(controls())
                .isNotEmpty()
                .doesNotContain("BUTTON End the call")
                .allMatch(one -> one.startsWith("BUTTON "));
    }

    /// What one can operate of the call, by role and name.
    private List<String> controls() {
        return Accessibility.controls(stageOfCall()).stream()
                .map(node -> node.getAccessibleRole() + " "
                        + (node.getAccessibleText() != null ? node.getAccessibleText() : ((Button) node).getText()))
                .toList();
    }

    /// What a screen reader finds to read of the call.
    private List<String> texts() {
        return from(stageOfCall()).lookup(".label").<Label>queryAll().stream()
                .filter(label -> label.getAccessibleRole() == AccessibleRole.TEXT && Accessibility.isShown(label))
                .map(label -> plain(label.getText()))
                .toList();
    }

    private CallOverlayView stageOfCall() {
        return lookup(".call-stage").queryAs(CallOverlayView.class);
    }

    @Test
    void theKeypadIsPressedByTheDigitsOfTheKeyboard() {
        during(() -> rooms.calls.active(
                Rooms.AMARA, CallType.AUDIO, Clock.systemUTC().instant()));
        press("#more", KeyCode.SPACE);
        // Below holding and the devices.
        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);

        write("4#");
        push(KeyCode.ESCAPE);
        write("5");

        assertThat(asked()).containsExactly("sendTones 4", "sendTones #");
        assertThat(lookup("#keypad").query().isVisible()).isFalse();
    }

    @Test
    void whoIsMutedTalksWhileTheKeyIsHeldAndNoLongerThanTheWindowHasTheFocus() {
        during(() -> rooms.calls.active(
                Rooms.AMARA, CallType.AUDIO, Clock.systemUTC().instant()));
        push(KeyCode.M);
        asked().clear();
        press(KeyCode.T).release(KeyCode.T);
        assertThat(asked()).containsExactly("unmute", "mute");

        interact(() -> stage.requestFocus());
        assertThat(stage.isFocused()).isTrue();
        asked().clear();
        press(KeyCode.T);
        interact(() -> stage.hide());
        assertThat(asked()).containsExactly("unmute", "mute");
    }

    /// Moves the focus to a control as Tab would, step by step, and presses a key on it.
    private void press(String id, KeyCode key) {
        var wanted = lookup(id).<Node>queryAll().stream()
                .filter(Accessibility::isShown)
                .findFirst()
                .orElseThrow();
        for (var step = 0; step < 60 && !wanted.isFocused(); step++) push(KeyCode.TAB);
        assertThat(wanted.isFocused()).as(id + " is reached by Tab").isTrue();
        push(key);
    }

    private void openTheNewestChat() {
        ListView<?> list = lookup("#list").query();
        interact(() -> list.getSelectionModel().select(0));
        interact(list::requestFocus);
        push(KeyCode.ENTER);
    }

    private void listen() {
        lookup("#announcer").<Label>query().textProperty().addListener((_, _, text) -> said.add(plain(text)));
    }

    private String of(String id) {
        Button button = from(stageOfCall()).lookup(id).query();
        return button.getAccessibleText() + ": " + plain(button.getAccessibleHelp());
    }

    /// Without the marks around names.
    private static String plain(String text) {
        return text.replaceAll("[\u2068\u2069]", "");
    }

    private List<String> asked() {
        return rooms.calls.asked;
    }

    private void during(Runnable change) {
        interact(change);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
