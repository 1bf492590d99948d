package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.EndReason;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.FakeFrames;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import app.parley.support.OneWindowAtATime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class CallOverlayTest extends ApplicationTest {
    private static final User AMARA = FakeChatService.user("amara", "Amara Okafor", Presence.ONLINE);

    private final ManualClock clock = new ManualClock();
    private final FakeCallControl calls = new FakeCallControl();
    private CallOverlayView overlay;
    private TextField field;

    @Override
    public void start(Stage stage) {
        var model = new CallViewModel(calls, FxThread.EXECUTOR, new ManualTicker(clock), clock);
        overlay = new CallOverlayView(new ManualTicker(clock));
        var keys = new CallKeys(Preferences.unkept(), FxThread.EXECUTOR);
        overlay.bind(model, keys);
        CallKeyboard.install(overlay, model, keys);
        field = new TextField();
        var scene = new Scene(new StackPane(field, overlay), 900, 640);
        new Theme(Preferences.unkept()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void thereIsNoOverlayWithoutACall() {
        assertThat(overlay.isVisible()).isFalse();
    }

    @Test
    void anIncomingCallIsAnsweredWithOneClick() {
        during(() -> calls.incoming(AMARA, CallType.VIDEO));

        clickOn("#answer");

        assertThat(calls.asked).containsExactly("answer video");
    }

    @Test
    void anIncomingVideoCallIsAnsweredWithSoundOnly() {
        during(() -> calls.incoming(AMARA, CallType.VIDEO));

        clickOn("#soundOnly");

        assertThat(calls.asked).containsExactly("answer audio");
    }

    @Test
    void anAudioCallOffersNoAnswerWithSoundOnly() {
        during(() -> calls.incoming(AMARA, CallType.AUDIO));

        assertThat(lookup("#soundOnly").query().getParent().isVisible()).isFalse();
        clickOn("#reject");
        assertThat(calls.asked).containsExactly("reject");
    }

    @Test
    void aStrayEnterOrSpaceOrEscapeAnswersNothing() {
        during(() -> calls.incoming(AMARA, CallType.AUDIO));

        press(KeyCode.ENTER).release(KeyCode.ENTER);
        press(KeyCode.SPACE).release(KeyCode.SPACE);
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

        assertThat(calls.asked).isEmpty();
    }

    @Test
    void lettersMuteShowAndEndWhileNoTextIsBeingTyped() {
        during(() -> calls.active(AMARA, CallType.VIDEO, clock.instant()));
        interact(() -> overlay.requestFocus());

        press(KeyCode.M).release(KeyCode.M);
        press(KeyCode.V).release(KeyCode.V);
        press(KeyCode.E).release(KeyCode.E);

        assertThat(calls.asked).containsExactly("mute", "camera off", "hangUp");
    }

    @Test
    void lettersAreTextWhileTextIsBeingTyped() {
        during(() -> calls.active(AMARA, CallType.VIDEO, clock.instant()));
        interact(() -> field.requestFocus());

        write("me");

        assertThat(calls.asked).isEmpty();
        assertThat(field.getText()).isEqualTo("me");
    }

    @Test
    void chordsWorkEvenWhileTextIsBeingTyped() {
        during(() -> calls.active(AMARA, CallType.VIDEO, clock.instant()));
        interact(() -> field.requestFocus());

        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.M);

        assertThat(calls.asked).containsExactly("mute");
        assertThat(field.getText()).isEmpty();
    }

    @Test
    void escapeNeverEndsACall() {
        during(() -> calls.active(AMARA, CallType.VIDEO, clock.instant()));
        interact(() -> overlay.requestFocus());

        push(KeyCode.ESCAPE);

        assertThat(calls.asked).isEmpty();
    }

    @Test
    void theBarsRestAfterThreeSecondsOfAVideoCallAndComeBackWithAMovement() throws Exception {
        videoWithPicture();

        moveTo(overlay);
        during(() -> clock.advance(Duration.ofSeconds(3)));
        waitForOpacity(0);

        moveBy(30, 30);
        waitForOpacity(1);
    }

    @Test
    void theBarsNeverRestInAnAudioCall() {
        during(() -> calls.active(AMARA, CallType.AUDIO, clock.instant()));

        during(() -> clock.advance(Duration.ofMinutes(1)));

        assertThat(lookup("#controls").query().getOpacity()).isEqualTo(1);
    }

    @Test
    void theAvatarStandsInUntilTheFirstPictureIsThere() throws Exception {
        during(() -> calls.active(AMARA, CallType.VIDEO, clock.instant()));
        assertThat(lookup("#face").query().isVisible()).isTrue();

        videoWithPicture();

        assertThat(lookup("#face").query().isVisible()).isFalse();
    }

    @Test
    void theOwnPictureGoesToTheCornerItIsDraggedTo() throws Exception {
        videoWithPicture();
        OwnPictureView own = lookup("#own").query();
        assertThat(own.corner()).isEqualTo(Pos.BOTTOM_RIGHT);

        drag(own).moveTo(offset(overlay, Pos.TOP_LEFT, 120, 120)).drop();

        assertThat(own.corner()).isEqualTo(Pos.TOP_LEFT);
        interact(() -> own.requestFocus());
        push(KeyCode.RIGHT);
        assertThat(own.corner()).isEqualTo(Pos.TOP_RIGHT);
    }

    @Test
    void whenItIsOverTheLikeliestActionComesFirst() {
        during(() -> {
            calls.ringingThere(AMARA, CallType.VIDEO);
            calls.ended(new EndReason.NoAnswer(), Duration.ZERO);
        });

        clickOn("Call again");

        assertThat(calls.asked).containsExactly("call amara chat-1 VIDEO");
    }

    @Test
    void aFailureShowsItsRemediesAsButtons() {
        during(() -> {
            calls.active(AMARA, CallType.VIDEO, clock.instant());
            calls.local(false, false, new CallFailure.Camera(CallFailure.Trouble.BUSY));
        });

        clickOn("Try again");
        clickOn("Go on with sound");

        assertThat(calls.asked).containsExactly("retryDevices");
        assertThat(lookup("#notice").query().isVisible()).isFalse();
    }

    @Test
    void everyControlOfEveryStateHasANameAndIsReachedByTab() {
        Runnable[] states = {
            () -> calls.incoming(AMARA, CallType.VIDEO),
            () -> calls.active(AMARA, CallType.VIDEO, clock.instant()),
            calls::reconnecting,
            () -> calls.ended(new EndReason.NoAnswer(), Duration.ZERO)
        };
        for (var state : states) {
            during(state);
            assertThat(Accessibility.nameless(overlay)).isEmpty();
            assertThat(Accessibility.controls(overlay)).isNotEmpty().allMatch(control -> control.isFocusTraversable());
        }
    }

    @Test
    void aChangeOfStateIsSaidAloud() {
        during(() -> calls.incoming(AMARA, CallType.AUDIO));

        Label announcer = lookup("#announcer").query();
        assertThat(announcer.getText()).contains("is calling you");
    }

    @Test
    void tooltipsTellTheKeys() {
        during(() -> calls.active(AMARA, CallType.AUDIO, clock.instant()));

        Button mute = lookup("#mute").query();
        assertThat(mute.getTooltip().getText()).contains("Mute the microphone").contains("M");
        assertThat(mute.getAccessibleHelp()).contains("Shift+M");
    }

    private void videoWithPicture() throws Exception {
        during(() -> {
            calls.active(AMARA, CallType.VIDEO, clock.instant());
            calls.frames(FakeFrames.scene(64, 36, 0), FakeFrames.scene(64, 36, 0));
        });
        VideoSurface remote = lookup("#remote").query();
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> remote.drawn() > 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void waitForOpacity(double opacity) throws Exception {
        WaitForAsyncUtils.waitFor(
                5, TimeUnit.SECONDS, () -> lookup("#controls").query().getOpacity() == opacity);
    }

    private void during(Runnable change) {
        interact(change);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
