package app.parley.client.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.failure.UserFailure.About;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.DeviceTrial.Stage;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.settings.Preferences;
import app.parley.support.FakeMediaEngine;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevicesModelTest {
    private static final MediaDevice DESK = new MediaDevice(Kind.MICROPHONE, "desk", "Desk");
    private static final MediaDevice HEADSET = new MediaDevice(Kind.MICROPHONE, "headset", "Headset");

    private final FakeMediaEngine media = new FakeMediaEngine();
    private final Preferences preferences = Preferences.unkept();
    private final SimpleBooleanProperty inCall = new SimpleBooleanProperty();
    private final DevicesModel model = new DevicesModel(media, preferences, Runnable::run, inCall);

    @BeforeEach
    void plugIn() {
        DeviceSettings.follow(preferences, media);
        media.plugIn(DESK);
        media.plugIn(HEADSET);
    }

    @Test
    void nothingIsOpenedBeforeThePageIsSeenAndNothingIsLeftOpenAfter() {
        assertThat(media.trials()).isEmpty();
        assertThat(media.watchers()).isZero();
        model.begin();
        model.toggleLook();
        assertThat(media.trials().getFirst().isListening()).isTrue();
        assertThat(media.trials().getFirst().isLooking()).isTrue();
        model.end();
        assertThat(media.trials()).hasSize(1).allMatch(trial -> trial.isClosed() && !trial.isLooking());
        assertThat(media.watchers()).isZero();
        assertThat(model.looking().get()).isFalse();
        model.toggleLook();
        model.toggleMelody();
        model.toggleRecording();
        assertThat(media.trials()).hasSize(1);
    }

    @Test
    void whatIsThereCanBeChosenAndIsKeptAndUsed() {
        model.begin();
        var options = model.options(Kind.MICROPHONE).get();
        assertThat(options).extracting(DeviceOption::text).containsExactly("The system’s choice", "Desk", "Headset");
        assertThat(model.chosen(Kind.MICROPHONE)).isEqualTo(options.getFirst());
        model.choose(Kind.MICROPHONE, options.getLast());
        assertThat(preferences.get(DeviceSettings.MICROPHONE)).hasValue(HEADSET);
        assertThat(media.choice().microphone()).hasValue(HEADSET);
        assertThat(model.chosen(Kind.MICROPHONE)).isEqualTo(options.getLast());
        assertThat(model.inUse(Kind.MICROPHONE).getValue()).isEqualTo("Headset");
    }

    @Test
    void aChosenDeviceThatIsUnpluggedIsShownAsThat() {
        preferences.set(DeviceSettings.MICROPHONE, Optional.of(HEADSET));
        model.begin();
        media.unplug(HEADSET);
        assertThat(model.chosen(Kind.MICROPHONE).text()).contains("Headset").contains("not connected");
        assertThat(model.options(Kind.MICROPHONE).get()).contains(model.chosen(Kind.MICROPHONE));
        assertThat(model.inUse(Kind.MICROPHONE).getValue()).isEqualTo("Desk");
    }

    @Test
    void devicesOfOneNameAreNumbered() {
        media.plugIn(new MediaDevice(Kind.MICROPHONE, "desk2", "Desk"));
        model.begin();
        assertThat(model.options(Kind.MICROPHONE).get())
                .extracting(option -> option.text().replaceAll("\\p{Cf}", ""))
                .containsExactly("The system’s choice", "Desk (1)", "Headset", "Desk (2)");
    }

    @Test
    void theMeterGoesFromAWhisperToAsLoudAsCanBe() {
        model.begin();
        var trial = media.trials().getFirst();
        trial.speak(Double.NEGATIVE_INFINITY);
        assertThat(model.level().get()).isZero();
        trial.speak(-30);
        assertThat(model.level().get()).isEqualTo(0.5);
        trial.speak(0);
        assertThat(model.level().get()).isEqualTo(1);
    }

    @Test
    void onesOwnVoiceIsRecordedAndPlayedBackAndBothCanBeStopped() {
        model.begin();
        var trial = media.trials().getFirst();
        model.toggleRecording();
        assertThat(model.stage().get()).isEqualTo(Stage.RECORDING);
        trial.end();
        assertThat(model.stage().get()).isEqualTo(Stage.PLAYING);
        model.toggleRecording();
        assertThat(model.stage().get()).isEqualTo(Stage.RESTING);
        model.toggleMelody();
        assertThat(model.stage().get()).isEqualTo(Stage.MELODY);
        model.toggleMelody();
        assertThat(model.stage().get()).isEqualTo(Stage.RESTING);
    }

    @Test
    void whatDoesNotOpenIsToldAndCanBeTriedAgain() {
        media.lack(new CallFailure.Microphone(Trouble.BUSY));
        media.lack(new CallFailure.Camera(Trouble.REFUSED));
        model.begin();
        assertThat(Objects.requireNonNull(model.trouble(About.MICROPHONE).get()).key())
                .isEqualTo("microphoneBusy");
        model.toggleLook();
        assertThat(Objects.requireNonNull(model.trouble(About.CAMERA).get()).key())
                .isEqualTo("cameraRefused");
        assertThat(model.looking().get()).isFalse();
        media.lackNothing();
        model.listenAgain();
        model.toggleLook();
        assertThat(model.trouble(About.MICROPHONE).get()).isNull();
        assertThat(model.trouble(About.CAMERA).get()).isNull();
        assertThat(media.trials().getFirst().isListening()).isTrue();
        assertThat(model.looking().get()).isTrue();
    }

    @Test
    void aCallKeepsItsCameraToItselfAndIsNotRecorded() {
        model.begin();
        var trial = media.trials().getFirst();
        model.toggleLook();
        model.toggleRecording();
        inCall.set(true);
        assertThat(trial.isLooking()).isFalse();
        assertThat(model.stage().get()).isEqualTo(Stage.RESTING);
        model.toggleLook();
        model.toggleRecording();
        assertThat(trial.isLooking()).isFalse();
        assertThat(model.stage().get()).isEqualTo(Stage.RESTING);
    }
}
