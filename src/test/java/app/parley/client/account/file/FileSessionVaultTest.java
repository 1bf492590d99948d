package app.parley.client.account.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.StoredSession;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.UserId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FileSessionVaultTest {
    @TempDir
    Path folder;

    @Test
    void aDeviceIsChosenOncePerDataFolder() {
        var device = vault().device();
        assertThat(vault().device()).isEqualTo(device);
        assertThat(new FileSessionVault(folder.resolve("other")).device()).isNotEqualTo(device);
    }

    @Test
    void aSessionOutlivesTheProgramUntilItIsCleared() {
        assertThat(vault().load()).isEmpty();
        var session = session("secret");
        vault().save(session);
        assertThat(vault().load()).contains(session);
        vault().clear();
        vault().clear();
        assertThat(vault().load()).isEmpty();
        assertThat(vault().device()).isEqualTo(session.device());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadIt() throws Exception {
        vault().save(session("one"));
        vault().save(session("two"));
        try (var files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aBrokenFileIsNoSession() throws Exception {
        vault().save(session("secret"));
        Files.writeString(folder.resolve("session.json"), "{\"server\":");
        assertThat(vault().load()).isEmpty();
    }

    @Test
    void theTokenIsInNoLogLine() {
        assertThat(session("secret").toString()).doesNotContain("secret");
    }

    private FileSessionVault vault() {
        return new FileSessionVault(folder);
    }

    private StoredSession session(String token) {
        var me = new Me(new UserId("u"), "anna", "Anna", null, Presence.ONLINE, null, false, true);
        return new StoredSession(URI.create("http://127.0.0.1:8420"), vault().device(), me, token, 1_800_000_000_000L);
    }
}
