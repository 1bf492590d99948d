package app.parley.client.media.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundSystemTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theNamedServerIsTheOnlyPlaceToLook() {
        assertThat(SoundSystem.servers(Map.of("PULSE_SERVER", "unix:/a tcp:b:1", "XDG_RUNTIME_DIR", "/run")))
                .containsExactly("unix:/a", "tcp:b:1");
    }

    @Test
    void elseItIsInTheRuntimeDirectory() {
        assertThat(SoundSystem.servers(Map.of("XDG_RUNTIME_DIR", "/run/user/7")))
                .containsExactly("unix:/run/user/7/pulse/native");
        assertThat(SoundSystem.servers(Map.of())).isEmpty();
    }

    @Test
    void aSocketThatIsListenedToAnswers() throws IOException {
        var path = directory.resolve("native");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            assertThat(SoundSystem.answers("unix:" + path)).isTrue();
            assertThat(SoundSystem.answers("{machine-id}unix:" + path)).isTrue();
            assertThat(SoundSystem.answers(path.toString())).isTrue();
        }
        assertThat(Files.exists(path)).as("the file outlives its server").isTrue();
        assertThat(SoundSystem.answers("unix:" + path)).isFalse();
    }

    @Test
    void aPortThatIsListenedToAnswers() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(SoundSystem.answers("tcp:127.0.0.1:" + port)).isTrue();
        }
        assertThat(SoundSystem.answers("tcp:127.0.0.1:" + port)).isFalse();
    }

    @Test
    void nonsenseDoesNotAnswer() {
        assertThat(SoundSystem.answers("tcp:127.0.0.1:port")).isFalse();
        assertThat(SoundSystem.answers("unix:/nowhere/at/all")).isFalse();
    }
}
