package app.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.ManagedSettings;
import app.parley.client.settings.Preferences;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastServerTest {
    private static final URI SERVER = URI.create("https://chat.example.org");

    @TempDir
    Path folder;

    @Test
    void aServerThatTheAdministratorOnlyProposesIsOneOfMany() throws IOException {
        assertThat(isDecided("defaults")).isFalse();
    }

    @Test
    void aServerThatTheAdministratorLockedIsTheOnlyOne() throws IOException {
        assertThat(isDecided("locked")).isTrue();
    }

    private boolean isDecided(String table) throws IOException {
        var file = Files.writeString(folder.resolve("managed.toml"), "[" + table + "]\nserver = \"" + SERVER + "\"\n");
        var preferences = Preferences.unkept(ManagedSettings.load(file));
        var server = preferences.get(LastServer.PREFERENCE).orElseThrow();
        return LastServer.isDecided(new ClientOptions(folder, preferences, server, false, true, null, _ -> {}));
    }
}
