package app.parley.client.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DevicesNow.InUse;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceNotesTest {
    private static final DeviceChoice HEADSET_CHOSEN =
            DeviceChoice.SYSTEM.with(Kind.MICROPHONE, Optional.of(microphone("headset")));

    private final DeviceNotes notes = new DeviceNotes();

    @Test
    void theFirstLookSaysNothing() {
        assertThat(look("desk", "phones", DeviceChoice.SYSTEM)).isEmpty();
        assertThat(look("desk", "phones", DeviceChoice.SYSTEM)).isEmpty();
    }

    @Test
    void whatTakesThePlaceOfAnotherIsSaidAndWhatComesBack() {
        look("headset", "phones", HEADSET_CHOSEN);
        assertThat(look("desk", "phones", HEADSET_CHOSEN)).containsExactly(microphone("desk"));
        assertThat(look("headset", "phones", HEADSET_CHOSEN)).containsExactly(microphone("headset"));
    }

    @Test
    void whatTheUserHasJustChosenIsNotSaid() {
        look("desk", "phones", DeviceChoice.SYSTEM);
        assertThat(look("headset", "phones", HEADSET_CHOSEN)).isEmpty();
        assertThat(look("headset", "desk", HEADSET_CHOSEN))
                .extracting(MediaDevice::kind)
                .containsExactly(Kind.SPEAKER);
    }

    @Test
    void thatNothingIsLeftIsAFailureAndNoNote() {
        look("desk", "phones", DeviceChoice.SYSTEM);
        assertThat(look("", "phones", DeviceChoice.SYSTEM)).isEmpty();
        assertThat(look("desk", "phones", DeviceChoice.SYSTEM)).isEmpty();
    }

    @Test
    void afterForgettingTheNextLookIsTheFirst() {
        look("desk", "phones", DeviceChoice.SYSTEM);
        notes.forget();
        assertThat(look("headset", "phones", DeviceChoice.SYSTEM)).isEmpty();
    }

    private List<MediaDevice> look(String microphone, String speaker, DeviceChoice chosen) {
        var inUse = new InUse(
                microphone.isEmpty() ? Optional.empty() : Optional.of(microphone(microphone)),
                Optional.of(new MediaDevice(Kind.SPEAKER, speaker, speaker)),
                Optional.empty());
        return notes.look(inUse, chosen);
    }

    private static MediaDevice microphone(String name) {
        return new MediaDevice(Kind.MICROPHONE, name, name);
    }
}
