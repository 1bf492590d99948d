package app.parley.installers;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.cli.ServerMain;
import app.parley.server.ServerConfig;
import app.parley.server.config.ConfigReader;
import app.parley.server.socketio.engine.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the server's package ships besides the program, held against the program. The package itself is tried by
/// `installers/server/check.sh`.
class ServerPackageTest {
    private static final Path HERE = Path.of("installers", "server");

    @TempDir
    Path folder;

    /// The file is made by a line of the build script, which is run here.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theShippedSettingsAreTheDocumentedOnesWithTheServicesFolder() throws IOException, InterruptedException {
        var made = Pattern.compile("(?m)^ *(sed .* src/docs/server\\.toml) >").matcher(read("build.sh"));
        assertThat(made.find()).isTrue();
        var shipped = folder.resolve("server.toml");
        var sed = new ProcessBuilder("sh", "-c", made.group(1))
                .redirectOutput(shipped.toFile())
                .start();
        assertThat(sed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ConfigReader.read(ServerConfig.DEFAULTS, shipped, Map.of(), _ -> {}))
                .isEqualTo(ServerConfig.DEFAULTS.with(draft -> draft.dataDir = Path.of("/var/lib/parley")));
    }

    @Test
    void theServiceStartsTheServerOnItsSettingsAndLetsItDrain() throws IOException {
        assertThat(read("java.args")).endsWith("\n" + ServerMain.class.getName() + "\n");
        var service = read("parley-server.service");
        assertThat(service).contains("@/usr/lib/parley-server/java.args --config /etc/parley/server.toml");
        var drain = ServerConfig.DEFAULTS.drain();
        assertThat(Duration.ofSeconds(number(service, "TimeoutStopSec=(\\d+)")))
                .isGreaterThan(drain.notice().plus(drain.spread()).plus(drain.patience()));
    }

    @Test
    void theProxiesLetThroughWhatTheServerTakes() throws IOException {
        var largest = ServerConfig.DEFAULTS.attachments().maxBytes();
        var nginx = read("examples/nginx.conf");
        assertThat(number(nginx, "client_max_body_size (\\d+)m;") << 20).isEqualTo(largest);
        assertThat(number(read("examples/Caddyfile"), "max_size (\\d+)MiB") << 20)
                .isEqualTo(largest);
        var quiet = EngineOptions.defaults().pingInterval();
        assertThat(Duration.ofSeconds(number(nginx, "proxy_read_timeout (\\d+)s;")))
                .isGreaterThan(quiet);
        for (var proxy : new String[] {"examples/nginx.conf", "examples/Caddyfile"}) {
            assertThat(read(proxy)).contains("127.0.0.1:" + ServerConfig.DEFAULT_PORT);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(HERE.resolve(file));
    }

    private static long number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Long.parseLong(found.group(1));
    }
}
