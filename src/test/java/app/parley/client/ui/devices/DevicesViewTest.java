package app.parley.client.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.FakeMediaEngine;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import app.parley.support.OneWindowAtATime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class DevicesViewTest extends ApplicationTest {
    private static final User AMARA = FakeChatService.user("amara", "Amara Okafor", Presence.ONLINE);
    private static final MediaDevice DESK = new MediaDevice(Kind.MICROPHONE, "desk", "Desk");
    private static final MediaDevice HEADSET = new MediaDevice(
            Kind.MICROPHONE, "headset", "Jabra Evolve2 85 MS Stereo with a name that is longer than any list is wide");

    private final ManualClock clock = new ManualClock();
    private final FakeCallControl calls = new FakeCallControl();
    private final FakeMediaEngine media = new FakeMediaEngine();
    private final Preferences preferences = Preferences.unkept();
    private StackPane root;
    private CallDevicesView layer;
    private Supplier<DevicesModel> model;

    @Override
    public void start(Stage stage) {
        DeviceSettings.follow(preferences, media);
        media.plugIn(DESK);
        media.plugIn(HEADSET);
        var inCall = new CallDevicesModel(calls, media, preferences, FxThread.EXECUTOR, new ManualTicker(clock));
        model = () -> new DevicesModel(media, preferences, FxThread.EXECUTOR, inCall.inCall());
        layer = new CallDevicesView(inCall, model, preferences);
        root = new StackPane(layer);
        var scene = new Scene(root, 900, 640);
        new Theme(preferences).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theSpeakerThatRingsIsChosenOnItsOwn() {
        media.plugIn(new MediaDevice(Kind.SPEAKER, "room", "Room"));
        var page = DevicesPage.of(model, preferences, media, () -> {});
        during(() -> root.getChildren().setAll(new ScrollPane(page.view().get())));
        var name = Texts.of("settings.ringSpeaker");
        var box = root.lookupAll(".combo-box").stream()
                .filter(one -> name.equals(one.getAccessibleText()))
                .map(one -> (ComboBox<?>) one)
                .findFirst()
                .orElseThrow();

        during(() -> box.getSelectionModel().select(1));

        assertThat(preferences.get(SoundPreferences.RING_SPEAKER)).contains(new SoundLine.Speaker("room", "Room"));
        assertThat(media.choice().speaker()).isEmpty();
    }

    @Test
    void thePageOpensTheMicrophoneWhileItIsSeenAndAChosenDeviceIsUsed() {
        during(() -> root.getChildren().setAll(new ScrollPane(new DevicesView(model.get(), preferences, List.of()))));
        assertThat(media.trials()).hasSize(1);
        assertThat(media.trials().getFirst().isListening()).isTrue();
        assertThat(Accessibility.nameless(root)).isEmpty();
        var box = lookup("#microphone").queryAs(ComboBox.class);
        during(() -> box.getSelectionModel().selectLast());
        assertThat(media.choice().microphone()).hasValue(HEADSET);
        clickOn("#melody");
        clickOn("#record");
        during(() -> root.getChildren().clear());
        assertThat(media.trials()).allMatch(trial -> trial.isClosed());
        assertThat(media.watchers()).isZero();
    }

    @Test
    void theSwitchesWorkAtOnce() {
        during(() -> root.getChildren().setAll(new DevicesView(model.get(), preferences, List.of())));
        during(() -> preferences.set(DeviceSettings.NOISE_SUPPRESSION, false));
        assertThat(media.processing().noiseSuppression()).isFalse();
    }

    @Test
    void aMicrophoneThatDoesNotOpenIsExplainedAndTriedAgain() {
        media.lack(new CallFailure.Microphone(Trouble.BUSY));
        during(() -> root.getChildren().setAll(new DevicesView(model.get(), preferences, List.of())));
        assertThat(lookup("#microphoneTrouble").query().isVisible()).isTrue();
        media.lackNothing();
        clickOn("Try again");
        assertThat(lookup("#microphoneTrouble").query().isVisible()).isFalse();
    }

    @Test
    void inACallThePanelOpensWithoutWhatDisturbsAndShutsWithEscapeOrTheCall() {
        during(() -> calls.active(AMARA, CallType.VIDEO, ManualClock.START));
        during(() -> layer.open());
        assertThat(Accessibility.nameless(root)).isEmpty();
        assertThat(lookup("#record").query().getParent().getParent().isVisible())
                .isFalse();
        assertThat(lookup("#look").query().getParent().getParent().isVisible()).isFalse();
        type(KeyCode.ESCAPE);
        assertThat(lookup("#panel").query().isVisible()).isFalse();
        assertThat(media.trials()).allMatch(trial -> trial.isClosed());
        during(() -> layer.open());
        during(() -> calls.idle());
        assertThat(lookup("#panel").query().isVisible()).isFalse();
        assertThat(media.trials()).allMatch(trial -> trial.isClosed());
        assertThat(media.watchers()).isZero();
    }

    @Test
    void whichDeviceTookThePlaceOfAnotherIsSaidQuietly() {
        during(() -> preferences.set(DeviceSettings.MICROPHONE, Optional.of(HEADSET)));
        during(() -> calls.active(AMARA, CallType.AUDIO, ManualClock.START));
        assertThat(note()).isEmpty();
        during(() -> media.unplug(HEADSET));
        assertThat(note()).contains("Now speaking into").contains("Desk");
        during(() -> clock.advance(Duration.ofSeconds(5)));
        assertThat(note()).isEmpty();
        during(() -> media.plugIn(HEADSET));
        assertThat(note()).contains("Jabra");
    }

    @Test
    void aSilentMicrophoneIsHintedAtUntilTheUserKnows() {
        during(() -> calls.active(AMARA, CallType.AUDIO, ManualClock.START));
        for (var second = 0; second < 6; second++) during(() -> calls.ownLevel(Double.NEGATIVE_INFINITY));
        assertThat(lookup("#hint").query().isVisible()).isTrue();
        clickOn("#notNow");
        during(() -> calls.ownLevel(Double.NEGATIVE_INFINITY));
        assertThat(lookup("#hint").query().isVisible()).isFalse();
        during(() -> calls.ownLevel(-40));
        for (var second = 0; second < 6; second++) during(() -> calls.ownLevel(Double.NEGATIVE_INFINITY));
        clickOn("#chooseOther");
        assertThat(lookup("#panel").query().isVisible()).isTrue();
        assertThat(lookup("#hint").query().isVisible()).isFalse();
    }

    private String note() {
        return lookup("#note").queryAs(Label.class).getText();
    }

    private void during(Runnable work) {
        interact(work);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
