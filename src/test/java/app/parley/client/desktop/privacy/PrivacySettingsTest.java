package app.parley.client.desktop.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.MediaDevice.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "Windows 11, MICROPHONE, ms-settings:privacy-microphone",
        "Windows 10, CAMERA, ms-settings:privacy-webcam",
        "Mac OS X, MICROPHONE, x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
        "Mac OS X, CAMERA, x-apple.systempreferences:com.apple.preference.security?Privacy_Camera"
    })
    void thePageOfTheDeviceIsOpened(String system, Kind kind, String page) {
        assertThat(PrivacySettings.command(system, kind)).hasSize(2).last().isEqualTo(page);
    }

    @Test
    void aLinuxDesktopHasNoSuchPage() {
        for (var kind : Kind.values())
            assertThat(PrivacySettings.command("Linux", kind)).isEmpty();
    }
}
