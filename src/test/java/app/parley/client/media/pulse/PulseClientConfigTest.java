package app.parley.client.media.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulseClientConfigTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstFileThatIsThereIsReadWithWhatBelongsToItAndThenOurs() throws IOException {
        var own = Files.writeString(folder.resolve("client.conf"), "default-sink = mine\n");
        var more = Files.createDirectories(folder.resolve("client.conf.d"));
        var second = Files.createFile(more.resolve("20.conf"));
        var first = Files.createFile(more.resolve("10.conf"));
        Files.createFile(more.resolve("README"));
        var other = Files.createFile(folder.resolve("other.conf"));
        assertThat(PulseClientConfig.lines(List.of(folder.resolve("none.conf"), own, other)))
                .containsExactly(".include " + own, ".include " + first, ".include " + second, "enable-shm = no");
        assertThat(PulseClientConfig.lines(List.of())).containsExactly("enable-shm = no");
    }

    @Test
    void theUsersChoiceStandsFirst() {
        var home = Path.of("/home/maya");
        assertThat(PulseClientConfig.places(Map.of("PULSE_CLIENTCONFIG", "/tmp/mine.conf"), home))
                .startsWith(Path.of("/tmp/mine.conf"))
                .endsWith(Path.of("/etc/pulse/client.conf"));
        assertThat(PulseClientConfig.places(Map.of("PULSE_CONFIG_PATH", "/opt/pulse"), home))
                .first()
                .isEqualTo(Path.of("/opt/pulse/client.conf"));
        assertThat(PulseClientConfig.places(Map.of("XDG_CONFIG_HOME", "/srv/config"), home))
                .contains(Path.of("/srv/config/pulse/client.conf"))
                .doesNotContain(home.resolve(".config/pulse/client.conf"));
        assertThat(PulseClientConfig.places(Map.of(), home)).contains(home.resolve(".config/pulse/client.conf"));
    }
}
