package app.parley.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.ManagedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void anAdministratorsFileIsToldWithItsMistakes() throws IOException {
        assertThat(Doctor.managed(ManagedSettings.NONE)).isEmpty();
        var file = folder.resolve("managed.toml");
        Files.writeString(file, "[locked]\nnotifications.previews = false\n");
        assertThat(Doctor.managed(ManagedSettings.load(file)))
                .hasValueSatisfying(finding -> assertThat(finding.detail()).endsWith("0 defaults, 1 locked"));
        Files.writeString(file, "[locked\n");
        assertThat(Doctor.managed(ManagedSettings.load(file))).hasValueSatisfying(finding -> {
            assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
            assertThat(finding.detail()).contains("line 1: ");
        });
    }
}
