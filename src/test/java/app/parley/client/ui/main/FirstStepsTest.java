package app.parley.client.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.theme.Theme;
import app.parley.client.ui.welcome.FirstSteps;
import app.parley.protocol.CallType;
import app.parley.support.FakeChatService;
import app.parley.support.FakeDeviceTrial;
import app.parley.support.OneWindowAtATime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The first steps in the whole window, over fakes.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class FirstStepsTest extends ApplicationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(FakeChatService.START), ZoneOffset.UTC);

    private Stage stage;
    private Rooms rooms;

    @Override
    public void start(Stage main) {
        stage = main;
        rooms = Rooms.filled();
        rooms.media.plugIn(new MediaDevice(Kind.MICROPHONE, "desk", "Desk"));
        rooms.media.plugIn(new MediaDevice(Kind.CAMERA, "lid", "Lid"));
    }

    @Test
    void theyAreGoneThroughByTheKeyboardAloneAndEachStepLetsGoOfWhatItOpened() {
        signIn();
        assertThat(title()).isEqualTo("Can you be heard?");
        assertThat(focused().getAccessibleHelp()).contains("Step 1 of 4").contains("Can you be heard?");
        var microphone = lastTrial();
        assertThat(microphone.isListening()).isTrue();
        during(() -> microphone.speak(-30));
        assertThat(lookup(".first-steps #level").<ProgressBar>query().getProgress())
                .isEqualTo(0.5);
        everythingHasAName();

        key(KeyCode.ENTER);
        assertThat(title()).isEqualTo("Can you be seen?");
        assertThat(microphone.isClosed()).isTrue();
        var camera = lastTrial();
        assertThat(camera.isListening()).isFalse();
        assertThat(camera.isLooking()).as("before it is asked for").isFalse();
        tabTo(node -> "look".equals(node.getId()));
        key(KeyCode.SPACE);
        assertThat(camera.isLooking()).isTrue();
        everythingHasAName();

        tabTo(node -> "next".equals(node.getId()));
        key(KeyCode.ENTER);
        assertThat(title()).isEqualTo("Will you hear a call?");
        assertThat(rooms.media.trials()).allMatch(FakeDeviceTrial::isClosed);
        tabTo(node -> "Play the ringtone".equals(node.getAccessibleText()));
        key(KeyCode.SPACE);
        assertThat(rooms.rung).isOne();
        everythingHasAName();

        tabTo(node -> "next".equals(node.getId()));
        key(KeyCode.ENTER);
        assertThat(title()).isEqualTo("Where help is");
        everythingHasAName();
        key(KeyCode.ENTER);
        assertThat(areShown()).isFalse();
        assertThat(rooms.media.watchers()).isZero();
    }

    @Test
    void theyComeOnceAndAreThereAgainWhenAskedFor() {
        signIn();
        assertThat(areShown()).isTrue();
        key(KeyCode.ESCAPE);
        assertThat(areShown()).isFalse();
        assertThat(rooms.media.trials()).allMatch(FakeDeviceTrial::isClosed);

        signIn();
        assertThat(areShown()).isFalse();
        press(KeyCode.SHORTCUT).push(KeyCode.COMMA).release(KeyCode.SHORTCUT);
        press(KeyCode.SHORTCUT).push(KeyCode.F).release(KeyCode.SHORTCUT);
        write("first steps");
        key(KeyCode.ENTER);
        key(KeyCode.SPACE);
        assertThat(title()).isEqualTo("Can you be heard?");
        fire(node -> "later".equals(node.getId()));
        assertThat(areShown()).isFalse();
    }

    @Test
    void whoWasSignedInAlreadyAndWhoeverIsNotToSeeThemIsLeftInPeace() {
        show(true);
        assertThat(areShown()).isFalse();

        rooms.preferences.set(FirstSteps.OFFERED, false);
        signIn();
        assertThat(areShown()).isFalse();
        rooms.preferences.set(FirstSteps.OFFERED, true);
        signIn(false);
        assertThat(areShown()).as("in a window that is driven by a program").isFalse();
        assertThat(rooms.preferences.get(FirstSteps.SEEN)).isFalse();
    }

    @Test
    void aCallTakesTheirPlaceAndTheDevices() {
        signIn();
        key(KeyCode.ENTER);
        tabTo(node -> "look".equals(node.getId()));
        key(KeyCode.SPACE);
        var camera = lastTrial();
        assertThat(camera.isLooking()).isTrue();

        during(() -> rooms.calls.incoming(Rooms.AMARA, CallType.VIDEO));
        assertThat(areShown()).isFalse();
        assertThat(rooms.media.trials()).allMatch(FakeDeviceTrial::isClosed);
        during(() -> rooms.calls.idle());
        assertThat(areShown()).isFalse();
    }

    @Test
    void whatDoesNotOpenIsExplainedAndTheStepsGoOn() {
        rooms.media.lack(new CallFailure.Microphone(Trouble.REFUSED));
        signIn();
        assertThat(lookup(".first-steps .device-trouble .setting-title")
                        .<Label>query()
                        .getText())
                .isEqualTo("Your microphone is kept from Parley");
        everythingHasAName();
        rooms.media.lackNothing();
        tabTo(node -> node instanceof Button button && "Try again".equals(button.getText()));
        key(KeyCode.SPACE);
        assertThat(lookup("#microphoneTrouble").query().isVisible()).isFalse();
        assertThat(lastTrial().isListening()).isTrue();
    }

    @Test
    void theStepsGoBackAndTheHelpLeadsToTheKeys() {
        signIn();
        assertThat(lookup("#back").query().isVisible()).isFalse();
        key(KeyCode.ENTER);
        fire(node -> "back".equals(node.getId()));
        assertThat(title()).isEqualTo("Can you be heard?");
        for (var step = 0; step < 3; step++) key(KeyCode.ENTER);
        fire(node -> node instanceof Button button && "Show all keys".equals(button.getText()));
        assertThat(areShown()).isFalse();
        assertThat(lookup(".key-sheet").tryQuery()).isPresent();
    }

    private void signIn() {
        signIn(true);
    }

    private void signIn(boolean offering) {
        rooms.signOut();
        show(offering);
        write("sam");
        key(KeyCode.TAB);
        write("long enough");
        push(KeyCode.ENTER);
        during(() -> rooms.door.letIn());
    }

    private void show(boolean offering) {
        during(() -> {
            var window = ParleyWindow.show(stage, rooms, new Theme(rooms.preferences), CLOCK);
            if (offering) window.offerFirstSteps();
            stage.setWidth(960);
            stage.setHeight(780);
        });
    }

    /// With what the next pulse would bring: skins, and with them what they show.
    private void during(Runnable work) {
        interact(work);
        WaitForAsyncUtils.waitForFxEvents();
        interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    private void key(KeyCode key) {
        push(key);
        during(() -> {});
    }

    private void fire(Predicate<Node> button) {
        during(() -> ((Button) lookup(".first-steps .button").queryAll().stream()
                        .filter(button)
                        .findFirst()
                        .orElseThrow())
                .fire());
    }

    private void tabTo(Predicate<Node> wanted) {
        for (var i = 0; i < 20 && !wanted.test(focused()); i++) push(KeyCode.TAB);
        assertThat(focused()).matches(wanted);
    }

    private void everythingHasAName() {
        assertThat(Accessibility.unnamed(stage.getScene().getRoot())).isEmpty();
    }

    private FakeDeviceTrial lastTrial() {
        return rooms.media.trials().getLast();
    }

    private boolean areShown() {
        return lookup(".first-steps").tryQuery().isPresent();
    }

    private String title() {
        return lookup(".first-steps > .strong").<Label>query().getText();
    }

    private Node focused() {
        return Objects.requireNonNull(stage.getScene().getFocusOwner());
    }
}
