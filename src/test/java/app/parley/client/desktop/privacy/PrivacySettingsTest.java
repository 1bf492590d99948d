package app.parley.client.desktop.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.MediaDevice.Kind;
import app.parley.machine.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "WINDOWS, MICROPHONE, ms-settings:privacy-microphone",
        "WINDOWS, CAMERA, ms-settings:privacy-webcam",
        "MACOS, MICROPHONE, x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
        "MACOS, CAMERA, x-apple.systempreferences:com.apple.preference.security?Privacy_Camera"
    })
    void thePageOfTheDeviceIsOpened(OperatingSystem system, Kind kind, String page) {
        assertThat(PrivacySettings.command(system, kind)).hasSize(2).last().isEqualTo(page);
    }

    @Test
    void aLinuxDesktopHasNoSuchPage() {
        for (var kind : Kind.values())
            assertThat(PrivacySettings.command(OperatingSystem.LINUX, kind)).isEmpty();
    }
}
