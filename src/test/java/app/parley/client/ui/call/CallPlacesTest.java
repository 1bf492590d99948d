package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.EndReason;
import app.parley.call.Tried;
import app.parley.client.account.CallWaiting;
import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.KeyPreferences;
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
import atlantafx.base.controls.ToggleSwitch;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The small window, the layouts, the screen's picker, the keypad, the settings.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class CallPlacesTest extends ApplicationTest {
    private static final User AMARA = FakeChatService.user("amara", "Amara Okafor", Presence.ONLINE);

    private final ManualClock clock = new ManualClock();
    private final FakeCallControl calls = new FakeCallControl();
    private final Preferences preferences = Preferences.unkept();
    private Stage stage;
    private StackPane content;
    private CallViewModel model;
    private CallKeys keys;
    private CallFrameView frame;
    private MiniCallWindow mini;

    @Override
    public void start(Stage stage) {
        this.stage = stage;
        var ticker = new ManualTicker(clock);
        var theme = new Theme(preferences);
        model = new CallViewModel(calls, FxThread.EXECUTOR, ticker, clock);
        keys = new CallKeys(preferences, FxThread.EXECUTOR);
        content = new StackPane();
        frame = new CallFrameView(content, ticker);
        frame.bind(model, keys);
        mini = new MiniCallWindow(stage, theme::dress, model, keys, preferences, ticker);
        frame.share(model, ticker, mini.picture());
        var scene = new Scene(frame, 900, 640);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setWidth(900);
        stage.setHeight(640);
        stage.setIconified(false);
        stage.show();
        stage.requestFocus();
    }

    @Override
    public void stop() {
        mini.close();
        stage.setIconified(false);
    }

    @Test
    void aMinimisedWindowLeavesTheCallInASmallOneAboveAllOthers() {
        talking(CallType.AUDIO);
        minimise();
        assertThat(mini.window()).isInstanceOfSatisfying(Stage.class, window -> {
            assertThat(window.isShowing()).isTrue();
            assertThat(window.isAlwaysOnTop()).isTrue();
            assertThat(Accessibility.nameless(window.getScene().getRoot())).isEmpty();
        });

        interact(() -> miniButton("#miniMute").fire());
        interact(() -> miniButton("#miniEnd").fire());

        assertThat(calls.asked).containsExactly("mute", "hangUp");
    }

    @Test
    void theSmallWindowGoesWhenTheMainOneComesBack() {
        talking(CallType.AUDIO);
        minimise();

        interact(() -> miniButton("#miniBack").fire());

        assertThat(stage.isIconified()).isFalse();
        assertThat(mini.window()).isNull();
    }

    @Test
    void theSmallWindowGoesWithTheCall() {
        talking(CallType.AUDIO);
        minimise();

        during(() -> calls.ended(new EndReason.HungUp(false), Duration.ofSeconds(3)));

        assertThat(mini.window()).isNull();
    }

    @Test
    void whoWantsNoSmallWindowGetsNone() {
        preferences.set(MiniCallWindow.CHOICE, MiniCallWindow.When.NEVER);
        talking(CallType.AUDIO);

        minimise();

        assertThat(mini.window()).isNull();
    }

    @Test
    void whatNobodySeesIsNotDrawnAndTheOtherSideIsTold() throws Exception {
        preferences.set(MiniCallWindow.CHOICE, MiniCallWindow.When.NEVER);
        talkingWithPictures();
        during(() -> clock.advance(Duration.ofMillis(250)));
        assertThat(calls.shown).last().isEqualTo("900x640");

        minimise();

        assertThat(calls.shown).last().isEqualTo("0x0");
        assertThat(remote().isRunning()).isFalse();
    }

    @Test
    void thePictureGoesOnInTheSmallWindowAtItsSize() throws Exception {
        talkingWithPictures();
        minimise();
        during(() -> clock.advance(Duration.ofMillis(250)));

        assertThat(calls.shown).last().isEqualTo("286x178");
        assertThat(remote().isRunning()).isTrue();
        assertThat(mini.picture().picture().get()).isTrue();
    }

    @Test
    void bothPicturesStandSideBySideAndBackAgain() throws Exception {
        talkingWithPictures();
        clickOn("#layout");
        WaitForAsyncUtils.waitForFxEvents();
        OwnPictureView own = lookup("#own").query();
        assertThat(remote().getWidth()).isEqualTo(own.getWidth()).isLessThan(450);
        assertThat(own.getLayoutX()).isGreaterThan(remote().getLayoutX() + remote().getWidth());

        clickOn("#layout");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(remote().getWidth()).isEqualTo(900);
        assertThat(own.getWidth()).isLessThan(220);
    }

    @Test
    void aWindowIsChosenAndSharedWithTheKeyboardAlone() {
        talking(CallType.AUDIO);
        push(KeyCode.S);
        WaitForAsyncUtils.waitForFxEvents();
        push(KeyCode.TAB);
        push(KeyCode.SPACE);
        tabTo("#smooth");
        push(KeyCode.SPACE);
        tabTo(".picker #share");
        push(KeyCode.SPACE);

        assertThat(calls.asked).containsExactly("share Window[id=4711, title=Letters] MOTION");
        assertThat(model.place().choosingScreen().get()).isFalse();
    }

    @Test
    void escapeLeavesThePickerAndNotTheCall() {
        talking(CallType.AUDIO);
        clickOn(".call-controls #share");
        assertThat(model.place().choosingScreen().get()).isTrue();

        push(KeyCode.ESCAPE);

        assertThat(model.place().choosingScreen().get()).isFalse();
        assertThat(calls.asked).isEmpty();
    }

    @Test
    void theSharingBarStopsIt() {
        talking(CallType.VIDEO);
        during(() -> calls.sharing(true));

        clickOn("Stop sharing");

        assertThat(calls.asked).containsExactly("stopSharing");
    }

    @Test
    void whereNothingConnectedItIsSaidWhatWasTriedAndSoundAloneIsOffered() {
        during(() -> {
            calls.ringingThere(AMARA, CallType.VIDEO);
            var tried = new Tried(Set.of(Tried.Kind.HOST, Tried.Kind.SRFLX), Set.of(Tried.Kind.HOST));
            calls.ended(new EndReason.Failed(new CallFailure.NothingConnected(tried)), Duration.ZERO);
        });
        assertThat(lookup("#endedFailure #detail").<Label>query().getText())
                .contains("across the internet")
                .contains("no relay server");

        clickOn("Try with sound only");
        clickOn("Write a message");

        assertThat(calls.asked).containsExactly("call amara chat-1 AUDIO", "dismiss");
    }

    @Test
    void aKeyIsRecordedAConflictIsRefusedAndAllGoBack() {
        openSettings();
        clickOn("#key-MUTE");
        push(KeyCode.V);
        assertThat(lookup("#keySaid").<Label>query().getText()).contains("V").contains("Camera on and off");

        clickOn("#key-MUTE");
        push(KeyCode.ESCAPE);
        clickOn("#key-MUTE");
        push(KeyCode.K);
        assertThat(lookup("#key-MUTE").<Button>query().getText()).isEqualTo("K");
        assertThat(keys.action(KeyCode.K)).contains(CallAction.MUTE);
        // The list of a combo box is named by the box.
        assertThat(Accessibility.nameless(content)).allMatch(node -> node instanceof ListView<?>);

        interact(() -> lookup("#resetKeys").<Button>query().fire());
        assertThat(lookup("#key-MUTE").<Button>query().getText()).isEqualTo("M");
    }

    @Test
    void aRecordedKeyDoesNothingElseMeanwhile() {
        talking(CallType.AUDIO);
        during(() -> model.place().setSmall(true));
        openSettings();

        clickOn("#key-MUTE");
        push(KeyCode.M);

        assertThat(calls.asked).isEmpty();
    }

    @Test
    void aKeyThatIsHeardInEveryProgramMutesOnlyOnce() {
        preferences.set(KeyPreferences.MUTE, GlobalKey.CTRL_SHIFT_M);
        talking(CallType.AUDIO);

        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.M);
        assertThat(calls.asked).isEmpty();
        push(KeyCode.M);

        assertThat(calls.asked).containsExactly("mute");
    }

    @Test
    void callWaitingIsASwitchOfTheSettings() {
        openSettings();

        interact(() -> ((ToggleSwitch) lookup(".toggle-switch").query()).setSelected(true));

        assertThat(preferences.get(CallWaiting.CHOICE)).isTrue();
    }

    private void openSettings() {
        during(() -> content.getChildren()
                .setAll(CallsPage.of(preferences, keys).view().get()));
    }

    private void talking(CallType type) {
        during(() -> calls.active(AMARA, type, clock.instant()));
        interact(() -> frame.requestFocus());
    }

    private void talkingWithPictures() throws Exception {
        talking(CallType.VIDEO);
        during(() -> calls.frames(FakeFrames.scene(64, 36, 0), FakeFrames.scene(64, 36, 0)));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> remote().drawn() > 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void minimise() {
        during(() -> stage.setIconified(true));
        during(() -> clock.advance(Duration.ofMillis(600)));
    }

    private VideoSurface remote() {
        return lookup("#remote").query();
    }

    private void tabTo(String id) {
        var wanted = lookup(id).query();
        for (var step = 0; step < 20 && !wanted.isFocused(); step++) push(KeyCode.TAB);
        assertThat(wanted.isFocused()).isTrue();
    }

    private Button miniButton(String id) {
        var window = Objects.requireNonNull(mini.window());
        return (Button) window.getScene().getRoot().lookup(id);
    }

    private void during(Runnable change) {
        interact(change);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
