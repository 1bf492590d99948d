package app.parley.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Login;
import app.parley.protocol.Registration;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerInfo.RegistrationPolicy;
import app.parley.protocol.json.ProtocolJson;
import app.parley.support.TestHttp;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AccountsTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoRegistersIsSignedIn() {
        var anna = server.register("anna");
        var me = anna.http().get("/api/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("username").asText()).isEqualTo("anna");
        assertThat(me.json().path("displayName").asText()).isEqualTo("Anna");
        assertThat(me.json().path("doNotDisturb").asBoolean()).isFalse();
    }

    @Test
    void aUserNameIsGivenOnce() {
        server.register("anna");
        var again = register("anna", TestUser.PASSWORD);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("conflict");
    }

    @Test
    void whatIsOutOfBoundsIsNamed() {
        var shortPassword = server.http().post("/api/register", """
                {"username":"anna","displayName":"Anna","password":"short","device":{"id":"d","name":"n","platform":"p"}}""");
        assertThat(shortPassword.status()).isEqualTo(400);
        assertThat(shortPassword.code()).isEqualTo("bad_request");
        assertThat(shortPassword.json().path("detail").asText()).contains("password");
        assertThat(server.http().post("/api/register", "{\"username\":5}").code())
                .isEqualTo("bad_request");
        assertThat(server.http().post("/api/register", "no json").code()).isEqualTo("bad_request");
    }

    @Test
    void whoSignsInAfterHashingWasMadeCostlierIsHashedAnew() {
        server.register("anna");
        server.close();
        server = TestServer.start(TestServer.config(folder).withHashing(new PasswordHashing(16 << 10, 2)));
        assertThat(login("anna", "wrong password", "x").status()).isEqualTo(401);
        assertThat(hashOf("anna")).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        assertThat(login("anna", TestUser.PASSWORD, "x").status()).isEqualTo(200);
        assertThat(hashOf("anna")).startsWith("$argon2id$v=19$m=16,t=2,p=1$");
        assertThat(login("anna", TestUser.PASSWORD, "y").status()).isEqualTo(200);
    }

    @Test
    void oneDeviceTooManySignsOutTheOneThatWasNotUsedTheLongest() {
        var desk = server.register("anna");
        try (var hers = desk.connect()) {
            var phone = desk.on("phone");
            for (var i = 2; i < Accounts.DEVICES_MAX; i++) desk.on("device" + i);
            assertThat(phone.http().get("/api/me").status()).isEqualTo(200);
            desk.on("one-more");
            assertThat(phone.http().get("/api/me").status()).isEqualTo(401);
            // The desk is older, and in use.
            hers.settled();
            assertThat(desk.http().get("/api/devices").json().path("devices")).hasSize(Accounts.DEVICES_MAX);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        server.register("anna");
        var wrong = login("anna", "wrong password", "x");
        var unknown = login("nobody", "wrong password", "x");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("unauthorized");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void withoutAValidTokenNothingIsTold() {
        for (var path : new String[] {"/api/me", "/api/devices", "/api/users?query=an", "/api/ice-servers"}) {
            assertThat(server.http().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void loggingOutEndsTheTokenAndItsSocketAtOnce() {
        var anna = server.register("anna");
        try (var socket = anna.connect()) {
            assertThat(anna.http().post("/api/logout", "").status()).isEqualTo(204);
            socket.awaitDisconnect();
        }
        assertThat(anna.http().get("/api/me").code()).isEqualTo("unauthorized");
        assertThat(TestSocket.refusal(server, anna.auth())).isEqualTo("unauthorized");
    }

    @Test
    void aNewSignInOfADeviceEndsItsOldToken() {
        var before = server.register("anna");
        try (var socket = before.connect()) {
            var after = before.on("desk");
            socket.awaitDisconnect();
            assertThat(before.http().get("/api/me").status()).isEqualTo(401);
            assertThat(after.http().get("/api/me").status()).isEqualTo(200);
            assertThat(after.http().get("/api/devices").json().path("devices")).hasSize(1);
        }
    }

    @Test
    void anExpiredTokenIsNone() {
        server.close();
        server = TestServer.start(TestServer.config(folder).withTokenLifetime(Duration.ZERO));
        var anna = server.register("anna");
        assertThat(anna.http().get("/api/me").status()).isEqualTo(401);
        assertThat(TestSocket.refusal(server, anna.auth())).isEqualTo("unauthorized");
    }

    @Test
    void aChangedPasswordSignsEveryOtherDeviceOut() {
        var desk = server.register("anna");
        var phone = desk.on("phone");
        try (var socket = phone.connect()) {
            var wrong = desk.http().post("/api/password", "{\"current\":\"wrong one\",\"next\":\"battery staple\"}");
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.code()).isEqualTo("forbidden");
            var change = "{\"current\":\"%s\",\"next\":\"battery staple\"}".formatted(TestUser.PASSWORD);
            assertThat(desk.http().post("/api/password", change).status()).isEqualTo(204);
            socket.awaitDisconnect();
        }
        assertThat(phone.http().get("/api/me").status()).isEqualTo(401);
        assertThat(desk.http().get("/api/me").status()).isEqualTo(200);
        assertThat(login("anna", TestUser.PASSWORD, "x").status()).isEqualTo(401);
        assertThat(login("anna", "battery staple", "x").status()).isEqualTo(200);
    }

    @Test
    void aDeviceCanBeSignedOutFromAnother() {
        var desk = server.register("anna");
        var phone = desk.on("phone");
        var devices = desk.http().get("/api/devices").json().path("devices");
        assertThat(devices).hasSize(2);
        assertThat(devices.findValuesAsText("current")).containsExactly("true", "false");
        try (var socket = phone.connect()) {
            assertThat(desk.http().delete("/api/devices/phone").status()).isEqualTo(204);
            socket.awaitDisconnect();
        }
        assertThat(phone.http().get("/api/me").status()).isEqualTo(401);
        assertThat(desk.http().delete("/api/devices/phone").status()).isEqualTo(404);
        assertThat(server.register("ben").http().delete("/api/devices/desk").status())
                .isEqualTo(204);
        assertThat(desk.http().get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void aNewNameReachesThoseWhoShareAChat() {
        var anna = server.register("anna");
        var ben = server.register("ben");
        try (var hers = anna.connect();
                var his = ben.connect()) {
            anna.chatWith(ben, hers);
            his.forget();
            var me = anna.http().patch("/api/me", "{\"displayName\":\"Anna K.\"}");
            assertThat(me.json().path("displayName").asText()).isEqualTo("Anna K.");
            var chat = his.await(ServerChatEvent.ChatUpdated.class).chat();
            assertThat(chat.members()).extracting("displayName").contains("Anna K.");
        }
        assertThat(found(ben, "k")).isEmpty();
        assertThat(found(ben, "anna k")).containsExactly("anna");
    }

    @Test
    void settingsAreKept() {
        var anna = server.register("anna");
        anna.http().patch("/api/me", "{\"callWaiting\":true,\"doNotDisturb\":true}");
        server.restart();
        var me = anna.http().get("/api/me").json();
        assertThat(me.path("callWaiting").asBoolean()).isTrue();
        assertThat(me.path("doNotDisturb").asBoolean()).isTrue();
    }

    @Test
    void peopleAreFoundByPrefixInAnyScript() {
        var anna = server.register("anna_k");
        register("josef", "José Müller", TestUser.PASSWORD);
        register("wang", "王小明", TestUser.PASSWORD);
        register("olga", "Ольга Петрова", TestUser.PASSWORD);
        assertThat(found(anna, "anna_")).containsExactly("anna_k");
        assertThat(found(anna, "MULL")).containsExactly("josef");
        assertThat(found(anna, "mül jos")).containsExactly("josef");
        assertThat(found(anna, "王小")).containsExactly("wang");
        register("slawek", "Sławomir Øst", TestUser.PASSWORD);
        assertThat(found(anna, "slawo")).containsExactly("slawek");
        assertThat(found(anna, "SŁAWO ost")).containsExactly("slawek");
        assertThat(found(anna, "петр")).containsExactly("olga");
        assertThat(found(anna, "ller")).isEmpty();
        assertThat(found(anna, "%%")).isEmpty();
        assertThat(anna.http().get("/api/users?query=a").code()).isEqualTo("bad_request");
        assertThat(anna.http().get("/api/users").json().path("detail").asText()).contains("query");
    }

    @Test
    void aClosedServerMakesNoAccounts() {
        server.close();
        server = TestServer.start(TestServer.config(folder).withRegistration(RegistrationPolicy.CLOSED));
        assertThat(register("anna", TestUser.PASSWORD).status()).isEqualTo(403);
        assertThat(server.http().get("/api/server").json().path("registration").asText())
                .isEqualTo("closed");
    }

    @Test
    void neitherTokensNorPasswordsAreInTheDatabase() throws IOException {
        var anna = server.register("anna");
        server.close();
        var files = new StringBuilder();
        try (var list = Files.walk(folder.resolve("server"))) {
            for (var file : list.filter(Files::isRegularFile).toList()) {
                files.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(files.indexOf("anna")).isPositive();
        assertThat(files.indexOf(anna.session().token())).isNegative();
        assertThat(files.indexOf(TestUser.PASSWORD)).isNegative();
        assertThat(files.indexOf("$argon2id$")).isPositive();
    }

    private List<String> found(TestUser asker, String query) {
        var encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return asker.http()
                .get("/api/users?query=" + encoded)
                .json()
                .path("users")
                .findValuesAsText("username");
    }

    /// As it lies in the database.
    private String hashOf(String username) {
        var file = TestServer.config(folder).dataDir().resolve("parley.db");
        return Jdbi.create("jdbc:sqlite:" + file)
                .withHandle(db -> db.select("SELECT password_hash FROM users WHERE username = ?", username)
                        .mapTo(String.class)
                        .one());
    }

    private TestHttp.Answer register(String username, String password) {
        return register(username, username, password);
    }

    private TestHttp.Answer register(String username, String displayName, String password) {
        var wish = new Registration(username, displayName, password, TestUser.description("desk"));
        return server.http().post("/api/register", ProtocolJson.write(wish));
    }

    private TestHttp.Answer login(String username, String password, String device) {
        var wish = new Login(username, password, TestUser.description(device));
        return server.http().post("/api/login", ProtocolJson.write(wish));
    }
}
