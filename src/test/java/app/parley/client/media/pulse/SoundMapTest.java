package app.parley.client.media.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.MediaDevice;
import app.parley.client.media.pulse.SoundMap.Device;
import app.parley.client.media.pulse.SoundMap.Move;
import app.parley.client.media.pulse.SoundMap.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundMapTest {
    private static final String US = "100";
    private static final String LIBRARY = "WEBRTC VoiceEngine";

    private final SoundMap map = new SoundMap(
            "desk",
            "desk.monitor",
            List.of(new Device(0, "desk", "Desk", 0), new Device(1, "phones", "Phones", 1)),
            List.of(
                    new Device(0, "desk.monitor", "Monitor of Desk", 0),
                    new Device(1, "phones.monitor", "Monitor of Phones", 1),
                    new Device(2, "mic", "Microphone", -1)),
            List.of(
                    new Stream(10, 0, US, LIBRARY),
                    new Stream(11, 0, US, "ALSA plug-in [java]"),
                    new Stream(12, 0, "200", LIBRARY)),
            List.of(new Stream(10, 0, US, LIBRARY)));

    @Test
    void theSoundOfASpeakerIsNoMicrophone() {
        assertThat(map.found().microphones())
                .containsExactly(new MediaDevice(MediaDevice.Kind.MICROPHONE, "mic", "Microphone"));
        assertThat(map.found().systemsMicrophone()).isEmpty();
    }

    @Test
    void theSystemsSpeakerIsNamed() {
        assertThat(map.found().speakers()).extracting(MediaDevice::id).containsExactly("desk", "phones");
        assertThat(map.found().systemsSpeaker()).map(MediaDevice::id).hasValue("desk");
    }

    @Test
    void onlyTheCallsOfThisProcessMove() {
        assertThat(map.playingElsewhere("phones", US)).containsExactly(new Move(10, 1));
        assertThat(map.recordingElsewhere("mic", US)).containsExactly(new Move(10, 2));
    }

    @Test
    void whatIsInItsPlaceStays() {
        assertThat(map.playingElsewhere("desk", US)).isEmpty();
        var after = map.after(map.playingElsewhere("phones", US), List.of());
        assertThat(after.playingElsewhere("phones", US)).isEmpty();
        assertThat(after.playingElsewhere("desk", US)).containsExactly(new Move(10, 0));
    }

    @Test
    void toADeviceThatIsNotThereNothingMoves() {
        assertThat(map.playingElsewhere("gone", US)).isEmpty();
        assertThat(map.playingElsewhere(null, US)).isEmpty();
    }
}
