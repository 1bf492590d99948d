package app.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.settings.Preferences;
import app.parley.support.FakeMediaEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceSettingsTest {
    private static final MediaDevice HEADSET =
            new MediaDevice(Kind.MICROPHONE, "alsa_input.usb-headset", "Headset | Büro");

    @TempDir
    private Path folder = Path.of("");

    private final FakeMediaEngine engine = new FakeMediaEngine();

    @Test
    void theEngineFollowsWhatIsChosenNowAndAtTheNextStart() {
        var chosen = Preferences.load(folder, Runnable::run);
        var following = DeviceSettings.follow(chosen, engine);
        assertThat(engine.choice()).isEqualTo(DeviceChoice.SYSTEM);
        chosen.set(DeviceSettings.MICROPHONE, Optional.of(HEADSET));
        chosen.set(DeviceSettings.NOISE_SUPPRESSION, false);
        assertThat(engine.choice().microphone()).hasValue(HEADSET);
        assertThat(engine.processing()).isEqualTo(new SoundProcessing(false, true, true));
        following.unsubscribe();
        chosen.set(DeviceSettings.MICROPHONE, Optional.empty());
        assertThat(engine.choice().microphone()).hasValue(HEADSET);

        var next = new FakeMediaEngine();
        chosen.set(DeviceSettings.MICROPHONE, Optional.of(HEADSET));
        DeviceSettings.follow(Preferences.load(folder, Runnable::run), next);
        assertThat(next.choice().microphone()).hasValue(HEADSET);
        assertThat(next.processing()).isEqualTo(new SoundProcessing(false, true, true));
    }

    @Test
    void aPersonMayWriteTheIdAlone() throws Exception {
        Files.writeString(folder.resolve("settings.properties"), "devices.camera=/dev/video2\ndevices.speaker=\n");
        DeviceSettings.follow(Preferences.load(folder, Runnable::run), engine);
        assertThat(engine.choice().camera()).hasValue(new MediaDevice(Kind.CAMERA, "/dev/video2", "/dev/video2"));
        assertThat(engine.choice().speaker()).isEmpty();
    }
}
