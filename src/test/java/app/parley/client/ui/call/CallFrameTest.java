package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.EndReason;
import app.parley.call.Upgrade;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import app.parley.support.OneWindowAtATime;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The call and where it stands in the window, with a second one beside it.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class CallFrameTest extends ApplicationTest {
    private static final User AMARA = FakeChatService.user("amara", "Amara Okafor", Presence.ONLINE);
    private static final User JONAS = FakeChatService.user("jonas", "Jonas Lindqvist", Presence.ONLINE);

    private final ManualClock clock = new ManualClock();
    private final FakeCallControl calls = new FakeCallControl();
    private Stage stage;
    private CallViewModel model;
    private CallFrameView frame;
    private TextField field;

    @Override
    public void start(Stage stage) {
        this.stage = stage;
        model = new CallViewModel(calls, FxThread.EXECUTOR, new ManualTicker(clock), clock);
        field = new TextField();
        frame = new CallFrameView(new StackPane(field), new ManualTicker(clock));
        frame.bind(model, new CallKeys(Preferences.unkept(), FxThread.EXECUTOR));
        var scene = new Scene(frame, 900, 640);
        new Theme(Preferences.unkept()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aSecondCallIsAnsweredFromItsCardWhileTheFirstIsHeld() {
        talking(CallType.AUDIO);
        during(() -> calls.waiting(JONAS, CallType.VIDEO));

        clickOn("Hold and answer");

        assertThat(calls.asked).containsExactly("answerBeside HOLD audio");
    }

    @Test
    void whoIsSeenInTheFirstCallIsSeenInTheSecondUnlessTheyChooseOtherwise() {
        talking(CallType.VIDEO);
        during(() -> calls.waiting(JONAS, CallType.VIDEO));

        clickOn("End and answer");
        clickOn(overlay("#seen"));
        clickOn("End and answer");

        assertThat(calls.asked).containsExactly("answerBeside END video", "answerBeside END audio");
    }

    @Test
    void aHeldCallIsSwappedOrHungUp() {
        talking(CallType.AUDIO);
        during(() -> calls.heldBeside(JONAS, CallType.AUDIO, clock.instant()));

        clickOn("Swap");
        clickOn("Hang up");

        assertThat(calls.asked).containsExactly("swap", "endBeside");
    }

    @Test
    void aCallOnHoldSaysSoAndIsTakenUpAgainByAButton() {
        talking(CallType.AUDIO);
        push(KeyCode.H);
        assertThat(lookup("#resume").match(node -> node.isVisible()).tryQuery()).isPresent();

        clickOn(overlay("#resume"));

        assertThat(calls.asked).containsExactly("hold", "take up");
        assertThat(overlay("#resume").isVisible()).isFalse();
    }

    @Test
    void aStrayEnterStaysInTheCallAndEscapeToo() {
        talking(CallType.AUDIO);
        during(() -> calls.wish(JONAS, CallType.AUDIO));
        push(KeyCode.ENTER);
        during(() -> calls.wish(JONAS, CallType.AUDIO));
        push(KeyCode.ESCAPE);

        assertThat(calls.asked).containsExactly("forgetWish", "forgetWish");
    }

    @Test
    void theCallThatIsOnIsEndedForAnotherWithTheKeyboardAlone() {
        talking(CallType.AUDIO);
        during(() -> calls.wish(JONAS, CallType.AUDIO));

        push(KeyCode.TAB);
        push(KeyCode.ENTER);

        assertThat(calls.asked).containsExactly("endAndCall jonas chat-1 AUDIO");
    }

    @Test
    void videoIsAskedForByAButtonWhichThenWaits() {
        talking(CallType.AUDIO);

        clickOn("#askVideo");

        assertThat(calls.asked).containsExactly("askForVideo");
        assertThat(lookup("#askVideo").query().isDisabled()).isTrue();
        clickOn("Never mind");
        assertThat(calls.asked).containsExactly("askForVideo", "dropVideo");
    }

    @Test
    void theirWishForVideoIsAnsweredFromTheCard() {
        talking(CallType.AUDIO);
        during(() -> calls.upgrade(Upgrade.ASKED_BY_THEM));
        assertThat(Accessibility.nameless(frame)).isEmpty();

        clickOn("Without my camera");

        assertThat(calls.asked).containsExactly("answerForVideo true false");
    }

    @Test
    void theMenuGoesBackToSound() {
        talking(CallType.VIDEO);

        clickOn("#more");
        clickOn("Go on with sound only");

        assertThat(calls.asked).containsExactly("dropVideo");
    }

    @Test
    void oneWritesWhileTalkingWithTheCallAsABarAbove() {
        talking(CallType.AUDIO);
        clickOn("#small");
        assertThat(frame.contentShown().getValue()).isTrue();

        clickOn(field).write("me");
        clickOn("#barMute");
        assertThat(Accessibility.nameless((Parent) lookup(".call-bar").query())).isEmpty();
        assertThat(field.getText()).isEqualTo("me");
        assertThat(calls.asked).containsExactly("mute");

        clickOn("#barBack");
        assertThat(frame.contentShown().getValue()).isFalse();
    }

    @Test
    void theBarSaysHowTheCallEndedAndLetsOneCallAgain() {
        talking(CallType.AUDIO);
        during(() -> model.place().setSmall(true));
        during(() -> calls.ended(new EndReason.Disconnected(), Duration.ZERO));

        clickOn("#again");
        clickOn("#barEnd");

        assertThat(calls.asked).containsExactly("call amara chat-1 AUDIO", "dismiss");
    }

    @Test
    void anIncomingCallIsShownWhole() {
        talking(CallType.AUDIO);
        during(() -> model.place().setSmall(true));
        during(calls::idle);
        during(() -> calls.incoming(JONAS, CallType.AUDIO));

        assertThat(frame.contentShown().getValue()).isFalse();
    }

    @Test
    void fullScreenIsLeftByEscapeWhichEndsNoCall() {
        talking(CallType.VIDEO);
        push(KeyCode.F11);
        assertThat(stage.isFullScreen()).isTrue();

        push(KeyCode.ESCAPE);

        assertThat(stage.isFullScreen()).isFalse();
        assertThat(calls.asked).isEmpty();
    }

    @Test
    void fullScreenEndsWithTheCall() {
        talking(CallType.VIDEO);
        clickOn("#full");
        assertThat(stage.isFullScreen()).isTrue();

        during(() -> calls.ended(new EndReason.HungUp(false), Duration.ofSeconds(5)));

        assertThat(stage.isFullScreen()).isFalse();
    }

    @Test
    void aLetterTypedWhenItBeginsToRingAnswersAndRejectsNothing() {
        during(() -> calls.incoming(AMARA, CallType.AUDIO));
        push(KeyCode.A);
        push(KeyCode.E);
        assertThat(calls.asked).isEmpty();

        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.E);

        assertThat(calls.asked).containsExactly("answer audio", "reject");
    }

    private void talking(CallType type) {
        during(() -> calls.active(AMARA, type, clock.instant()));
        interact(() -> frame.requestFocus());
    }

    /// Of the stage, not of the bar.
    private Node overlay(String id) {
        return from(lookup(".call-stage")
                        .match(node -> node instanceof CallOverlayView)
                        .queryAll())
                .lookup(id)
                .query();
    }

    private void during(Runnable change) {
        interact(change);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
