package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Login;
import app.parley.protocol.Registration;
import app.parley.protocol.Session;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import java.util.Locale;

/// A user of a [TestServer] on one signed-in device. Their password is [#PASSWORD].
public record TestUser(TestServer server, String username, DeviceId device, Session session) {
    public static final String PASSWORD = "correct horse";

    static TestUser register(TestServer server, String username) {
        var device = description("desk");
        var displayName = username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1);
        var wish = new Registration(username, displayName, PASSWORD, device);
        var answer = server.http().post("/api/register", ProtocolJson.write(wish));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new TestUser(server, username, device.id(), ProtocolJson.read(Session.class, answer.text()));
    }

    /// A user that is there already, newly signed in on a device of this id.
    public static TestUser signIn(TestServer server, String username, String device) {
        var wish = new Login(username, PASSWORD, description(device));
        var answer = server.http().post("/api/login", ProtocolJson.write(wish));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new TestUser(server, username, new DeviceId(device), ProtocolJson.read(Session.class, answer.text()));
    }

    public static DeviceDescription description(String device) {
        return new DeviceDescription(new DeviceId(device), "A " + device, "test");
    }

    /// The same user, newly signed in on a device of this id.
    public TestUser on(String otherDevice) {
        return signIn(server, username, otherDevice);
    }

    public UserId id() {
        return session.user().id();
    }

    public TestHttp http() {
        return new TestHttp(server, session.token());
    }

    /// Connects this device; the socket is closed by the test, or with the server.
    public TestSocket connect() {
        return TestSocket.connect(server, auth());
    }

    /// What the device shows in the handshake.
    public String auth() {
        return "{\"token\":\"%s\",\"deviceId\":\"%s\",\"protocol\":1}".formatted(session.token(), device);
    }

    /// The direct chat with `other`, opened over a socket of this user.
    public ChatId chatWith(TestUser other, TestSocket socket) {
        return socket.chat(new ClientChatEvent.Open(other.id())).id();
    }
}
