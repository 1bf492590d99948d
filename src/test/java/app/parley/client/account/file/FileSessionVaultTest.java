package app.parley.client.account.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.StoredSession;
import app.parley.client.account.TokenKeeper;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.UserId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Optional;
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
    void everyAccountKeepsItsOwnSession() {
        var here = session("here", "http://127.0.0.1:8420");
        var there = session("there", "https://chat.example.org");
        vault().save(here);
        vault().save(there);

        assertThat(vault().load()).contains(there);
        assertThat(vault().accounts())
                .extracting(account -> account.server().getHost())
                .containsExactly("chat.example.org", "127.0.0.1");

        assertThat(vault().use(vault().accounts().getLast())).contains(here);
        assertThat(vault().load()).contains(here);
        assertThat(vault().accounts()).hasSize(2);

        vault().clear();
        assertThat(vault().load()).isEmpty();
        assertThat(vault().accounts()).singleElement().matches(account -> !account.current());
    }

    @Test
    void anAccountThatRestsIsStillThere() {
        var session = session("secret");
        vault().save(session);
        vault().rest();

        assertThat(vault().load()).isEmpty();
        assertThat(vault().use(vault().accounts().getFirst())).contains(session);
    }

    @Test
    void withAKeyringNoFileHasTheToken() throws Exception {
        var kept = new HashMap<String, String>();
        var vault = new FileSessionVault(folder, new TokenKeeper() {
            @Override
            public boolean keep(String name, String secret) {
                kept.put(name, secret);
                return true;
            }

            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(kept.get(name));
            }

            @Override
            public void forget(String name) {
                kept.remove(name);
            }
        });
        var session = session("secret");
        vault.save(session);

        assertThat(Files.readString(folder.resolve("session.json"))).doesNotContain("secret");
        assertThat(vault.load()).contains(session);
        assertThat(vault.isInKeyring()).isTrue();
        vault.clear();
        assertThat(kept).isEmpty();
    }

    @Test
    void whereTheKeyringForgotTheSessionIsOver() {
        vault().save(session(""));

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
        return session(token, "http://127.0.0.1:8420");
    }

    private StoredSession session(String token, String server) {
        var me = new Me(new UserId("u"), "anna", "Anna", null, Presence.ONLINE, null, false, true);
        return new StoredSession(URI.create(server), vault().device(), me, token, 1_800_000_000_000L);
    }
}
