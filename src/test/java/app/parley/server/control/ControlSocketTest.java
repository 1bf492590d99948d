package app.parley.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.ServerInfo.RegistrationPolicy;
import app.parley.server.AdminWiring;
import app.parley.server.ServerStartException;
import app.parley.support.TestHttp;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every command with the server running, and without it.
@Timeout(60)
class ControlSocketTest {
    @TempDir
    Path folder;

    @Test
    void aDisabledUsersSocketsEndAtOnce() {
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var phone = anna.on("phone");
            var hers = anna.connect();
            var alsoHers = phone.connect();
            expectDone(ask(ControlCommands.USER_DISABLE, "anna"));
            hers.awaitDisconnect();
            alsoHers.awaitDisconnect();
            assertThat(anna.http().get("/api/me").code()).isEqualTo("unauthorized");
            assertThat(TestSocket.refusal(server, phone.auth())).isEqualTo("unauthorized");
        }
    }

    @Test
    void aDisabledUserIsAnsweredAsAWrongPasswordIs() {
        try (var server = TestServer.start(folder)) {
            server.register("anna");
            var wrong = login(server, "anna", "not the password");
            expectDone(ask(ControlCommands.USER_DISABLE, "anna"));
            var disabled = login(server, "anna", TestUser.PASSWORD);
            assertThat(disabled.status()).isEqualTo(401);
            assertThat(disabled.text()).isEqualTo(wrong.text());
            expectDone(ask(ControlCommands.USER_ENABLE, "anna"));
            assertThat(login(server, "anna", TestUser.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void aNewPasswordEndsAllSocketsAndTheOldPassword() {
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var hers = anna.connect();
            expectDone(reset("anna", "another password"));
            hers.awaitDisconnect();
            assertThat(login(server, "anna", TestUser.PASSWORD).status()).isEqualTo(401);
            assertThat(login(server, "anna", "another password").status()).isEqualTo(200);
        }
    }

    @Test
    void anAccountIsAddedWhereRegistrationIsClosed() {
        try (var server = TestServer.start(TestServer.config(folder).withRegistration(RegistrationPolicy.CLOSED))) {
            expectDone(add("ben", "Ben", "a good password"));
            assertThat(login(server, "ben", "a good password").status()).isEqualTo(200);
            assertThat(add("ben", "Ben", "a good password")).satisfies(reply -> {
                assertThat(reply.ok()).isFalse();
                assertThat(reply.text()).contains("taken");
            });
            assertThat(add("Ben!", "Ben", "a good password").text()).contains("username has 3–32 characters");
            assertThat(add("carl", "Carl", "short").text()).contains("password has 8–1024 characters");
        }
    }

    @Test
    void theSameIsDoneWhileNoServerRuns() {
        expectDone(add("anna", "Anna", "a good password"));
        expectDone(add("ben", "Ben\nmallory  enabled", "a good password"));
        expectDone(ask(ControlCommands.USER_DISABLE, "ben"));
        expectDone(reset("anna", "another password"));
        var list = ask(ControlCommands.USER_LIST, "");
        assertThat(list.text().lines()).hasSize(3);
        assertThat(list.text()).containsPattern("anna +enabled").containsPattern("ben +disabled");
        assertThat(ask(ControlCommands.USER_DISABLE, "nobody").text()).contains("there is no user of this name");
        try (var server = TestServer.start(folder)) {
            assertThat(login(server, "anna", "another password").status()).isEqualTo(200);
            assertThat(login(server, "ben", "a good password").status()).isEqualTo(401);
            assertThat(ask(ControlCommands.USER_LIST, "").text()).containsPattern("anna +enabled +1");
        }
    }

    @Test
    void aFolderWithoutADatabaseIsToldAndNotMade() {
        assertThatThrownBy(() -> ask(ControlCommands.USER_LIST, ""))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("There is no database");
        assertThat(data()).doesNotExist();
    }

    @Test
    void nobodyElseMayEnterItsFolder() throws IOException {
        try (var _ = TestServer.start(folder)) {
            assertThat(permissions(data().resolve("control"))).isEqualTo("rwx------");
            assertThat(permissions(data().resolve("control/socket"))).isEqualTo("rw-------");
            assertThat(permissions(data())).isEqualTo("rwx------");
        }
        assertThat(data().resolve("control/socket")).doesNotExist();
    }

    @Test
    void aSocketThatAKilledServerLeftIsNoHindrance() throws IOException {
        Files.createDirectories(data().resolve("control"));
        Files.createFile(data().resolve("control/socket"));
        try (var server = TestServer.start(folder)) {
            server.register("anna");
            assertThat(ask(ControlCommands.USER_LIST, "").text()).contains("anna");
        }
    }

    private ControlReply ask(String command, String username) {
        return AdminWiring.ask(
                TestServer.config(folder), new ControlRequest(command, Map.of(ControlCommands.USERNAME, username)));
    }

    private ControlReply add(String username, String displayName, String password) {
        return AdminWiring.ask(
                TestServer.config(folder),
                new ControlRequest(
                        ControlCommands.USER_ADD,
                        Map.of(
                                ControlCommands.USERNAME, username,
                                ControlCommands.DISPLAY_NAME, displayName,
                                ControlCommands.PASSWORD, password)));
    }

    private ControlReply reset(String username, String password) {
        return AdminWiring.ask(
                TestServer.config(folder),
                new ControlRequest(
                        ControlCommands.USER_RESET_PASSWORD,
                        Map.of(ControlCommands.USERNAME, username, ControlCommands.PASSWORD, password)));
    }

    private static TestHttp.Answer login(TestServer server, String username, String password) {
        return server.http().post("/api/login", """
                {"username":"%s","password":"%s","device":{"id":"desk","name":"A desk","platform":"test"}}""".formatted(username, password));
    }

    private static void expectDone(ControlReply reply) {
        assertThat(reply.ok()).as(reply.text()).isTrue();
    }

    private Path data() {
        return TestServer.config(folder).dataDir();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
