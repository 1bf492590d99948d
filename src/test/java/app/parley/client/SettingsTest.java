package app.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void aFirstStartHasNoServer() {
        assertThat(Settings.load(folder.resolve("new")).server()).isNull();
    }

    @Test
    void aChosenServerIsRememberedAndForgotten() {
        var data = folder.resolve("data");
        var chosen = URI.create("https://chat.example.org");
        Settings.load(data).withServer(chosen).save();
        assertThat(Settings.load(data)).isEqualTo(new Settings(data, chosen));
        Settings.load(data).withServer(null).save();
        assertThat(Settings.load(data).server()).isNull();
    }

    @Test
    void savingKeepsWhatItDoesNotKnow() throws Exception {
        Files.writeString(folder.resolve("settings.properties"), "colour=teal\nserver=:nonsense\n");
        var settings = Settings.load(folder);
        assertThat(settings.server()).isNull();
        settings.save();
        assertThat(Files.readString(folder.resolve("settings.properties"))).contains("colour=teal");
    }

    @Test
    void everySystemHasItsOwnPlaceForData() {
        var home = folder;
        var named = folder.resolve("elsewhere");
        assertThat(Settings.defaultFolder("Linux", Map.of(), home)).isEqualTo(home.resolve(".local/share/parley"));
        assertThat(Settings.defaultFolder("Linux", Map.of("XDG_DATA_HOME", named.toString()), home))
                .isEqualTo(named.resolve("parley"));
        assertThat(Settings.defaultFolder("Linux", Map.of("XDG_DATA_HOME", "relative"), home))
                .isEqualTo(home.resolve(".local/share/parley"));
        assertThat(Settings.defaultFolder("Mac OS X", Map.of(), home))
                .isEqualTo(home.resolve("Library/Application Support/Parley"));
        assertThat(Settings.defaultFolder("Windows 11", Map.of("APPDATA", named.toString()), home))
                .isEqualTo(named.resolve("Parley"));
    }
}
