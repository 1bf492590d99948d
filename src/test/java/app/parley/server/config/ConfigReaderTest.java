package app.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.ServerInfo.RegistrationPolicy;
import app.parley.server.Greeting;
import app.parley.server.ServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

class ConfigReaderTest {
    private static final Path EXAMPLE = Path.of("src", "docs", "server.toml");

    @TempDir
    Path folder;

    @Test
    void theAnnotatedExampleIsWhatAServerRunsWithAnyway() {
        assertThat(ConfigReader.read(ServerConfig.DEFAULTS, EXAMPLE, Map.of(), _ -> {}))
                .isEqualTo(ServerConfig.DEFAULTS);
    }

    /// A setting without a default stands in the example behind `# `.
    @Test
    void theAnnotatedExampleNamesEverySetting() throws IOException {
        var all = Pattern.compile("(?m)^# (?=[a-z_]+ = |\\[[a-z_.]+\\]$)")
                .matcher(Files.readString(EXAMPLE))
                .replaceAll("");
        var toml = Toml.parse(all);
        assertThat(toml.errors()).isEmpty();
        assertThat(ConfigKey.of(ServerConfig.DEFAULTS))
                .extracting(ConfigKey::dotted)
                .allMatch(key -> toml.contains(key))
                .contains("listen.port", "calls.ring_timeout", "ice.servers");
        Files.writeString(folder.resolve("all.toml"), all);
        var read = ConfigReader.read(ServerConfig.DEFAULTS, folder.resolve("all.toml"), Map.of(), _ -> {});
        assertThat(read.ice().servers()).hasSize(1);
    }

    @Test
    void everySettingHasAVariableOfItsOwn() {
        assertThat(ConfigKey.of(ServerConfig.DEFAULTS))
                .extracting(ConfigKey::variable)
                .doesNotHaveDuplicates()
                .contains("PARLEY_DATA_DIR", "PARLEY_LISTEN_BEHIND_PROXY");
    }

    @Test
    void theFileComesBeforeTheDefaults() {
        var read = read("""
                name = "Ours"
                data_dir = "/var/lib/parley"
                [listen]
                port = 9000
                [attachments]
                max_bytes = "2MiB"
                [calls]
                ring_timeout = "45s"
                [accounts]
                registration = "closed"
                [[ice.servers]]
                urls = ["turn:turn.example.org"]
                username = "u"
                credential = "c"
                """, Map.of());
        assertThat(read.name()).isEqualTo("Ours");
        assertThat(read.dataDir()).isEqualTo(Path.of("/var/lib/parley"));
        assertThat(read.listen()).isEqualTo(new ServerConfig.Listen("127.0.0.1", 9000, false, 0));
        assertThat(read.limits().attachmentBytes()).isEqualTo(2L << 20);
        assertThat(read.limits().ringTimeoutMs()).isEqualTo(45_000);
        assertThat(read.calls().reconnectGrace()).isEqualTo(Duration.ofSeconds(15));
        assertThat(read.accounts().registration()).isEqualTo(RegistrationPolicy.CLOSED);
        assertThat(read.ice().servers()).singleElement().satisfies(server -> {
            assertThat(server.urls()).containsExactly("turn:turn.example.org");
            assertThat(server.credential()).isEqualTo("c");
        });
    }

    @Test
    void theEnvironmentComesBeforeTheFile() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "From a file\n");
        var environment = Map.of(
                "PARLEY_LISTEN_PORT", "9001",
                "PARLEY_NAME_FILE", secret.toString(),
                "PARLEY_LISTEN_BEHIND_PROXY", "true",
                "PARLEY_LISTEN_HOST", "",
                "PARLEY_ICE_SERVERS", "[{ urls = [\"stun:one\"] }]");
        var read = read("name = \"Ours\"\n[listen]\nport = 9000\n", environment);
        assertThat(read.listen()).isEqualTo(new ServerConfig.Listen("127.0.0.1", 9001, true, 0));
        assertThat(read.name()).isEqualTo("From a file");
        assertThat(read.ice().servers()).hasSize(1);
    }

    @Test
    void aVariableThatIsNoSettingIsToldAndIgnored() {
        var told = new ArrayList<String>();
        var environment = Map.of("PARLEY_LISTEN_PROT", "1", "PARLEY_JVM", "-Xmx1g", "HOME", "/");
        ConfigReader.read(ServerConfig.DEFAULTS, null, environment, told::add);
        assertThat(told)
                .singleElement()
                .asString()
                .contains("PARLEY_LISTEN_PROT")
                .doesNotContain("PARLEY_JVM");
    }

    @Test
    void everyMistakeIsToldWithItsPlaceAndWhatIsAllowed() {
        assertThat(mistakes("""
                nme = "Ours"
                [listen]
                host = "localhost"
                prot = 1
                port = "many"
                [calls]
                ring_timeout = "soon"
                [accounts]
                registration = "ajar"
                [sockets]
                """, Map.of("PARLEY_LISTEN_BEHIND_PROXY", "yes")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains(":1: nme is no setting; there are", "[listen]", "name"),
                        line -> assertThat(line).contains(":4: listen.prot is no setting; [listen] has", "port"),
                        line -> assertThat(line).contains(":5: listen.port is a whole number"),
                        line -> assertThat(line).contains(":7: calls.ring_timeout is a time such as"),
                        line -> assertThat(line).contains(":9: accounts.registration is \"open\" or \"closed\""),
                        line -> assertThat(line).contains(":10: sockets is no setting"),
                        line -> assertThat(line).isEqualTo("PARLEY_LISTEN_BEHIND_PROXY is true or false"));
    }

    @Test
    void aValueOutOfItsRangeIsToldAtItsOwnLine() {
        assertThat(mistakes("[listen]\nhost = \"::1\"\nport = 70000\n", Map.of()))
                .singleElement()
                .asString()
                .contains(":3: listen.port: port is from 0 (a free one) to 65535");
        assertThat(mistakes("", Map.of("PARLEY_LISTEN_PORT", "-1")))
                .containsExactly("PARLEY_LISTEN_PORT: port is from 0 (a free one) to 65535");
    }

    @Test
    void aTableThatIsOffBeginsWithItsFirstValue() {
        assertThat(read("[greeting]\nusername = \"reception\"\ntext = \"Hello\"\n", Map.of())
                        .greeting())
                .isEqualTo(new Greeting("reception", "Hello"));
        assertThat(read("", Map.of()).greeting()).isNull();
        assertThat(mistakes("[greeting]\nusername = \"reception\"\n", Map.of()))
                .singleElement()
                .asString()
                .contains(":2: greeting.username: text is missing");
    }

    @Test
    void whatIsNoTomlIsToldWithItsLine() {
        assertThat(mistakes("[listen]\nport 1\n", Map.of())).first().asString().contains("config.toml:2:");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThatThrownBy(
                        () -> ConfigReader.read(ServerConfig.DEFAULTS, folder.resolve("none.toml"), Map.of(), _ -> {}))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("none.toml: there is no such file");
    }

    @Test
    void aValueIsNeverRepeated() {
        assertThat(mistakes("[listen]\nport = \"s3cret\"\n", Map.of("PARLEY_CALLS_RING_TIMEOUT", "s3cret")))
                .hasSize(2)
                .noneMatch(line -> line.contains("s3cret"));
    }

    private ServerConfig read(String toml, Map<String, String> environment) {
        try {
            var file = Files.writeString(folder.resolve("config.toml"), toml);
            return ConfigReader.read(ServerConfig.DEFAULTS, file, environment, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> mistakes(String toml, Map<String, String> environment) {
        try {
            throw new AssertionError("no mistake: " + read(toml, environment));
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage()).lines().toList();
        }
    }
}
