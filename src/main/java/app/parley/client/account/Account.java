package app.parley.client.account;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Device;
import app.parley.protocol.DeviceId;
import app.parley.protocol.IceServers;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.Me;
import app.parley.protocol.PasswordChange;
import app.parley.protocol.ProfileChange;
import app.parley.protocol.User;
import app.parley.protocol.json.ProtocolJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What a signed-in device can ask of its server over HTTP. Safe on every thread, and never blocks: replies come on
/// a virtual thread. A session that has ended is [AccountFailure.SignedOut].
public final class Account implements AutoCloseable {
    private final String token;
    private final ServerApi api;

    /// @param token what signing in gave
    /// @param threads makes a virtual thread a call; the caller's, in use until [#close]
    public Account(URI server, String token, Executor threads) {
        this.token = token;
        this.api = new ServerApi(server, threads);
    }

    public CompletableFuture<Reply<Me>> me() {
        return get("/api/me", json -> ProtocolJson.read(Me.class, json));
    }

    /// Changes what is not null in `change`, and answers with what holds then.
    public CompletableFuture<Reply<Me>> change(ProfileChange change) {
        return api.ask("PATCH", "/api/me", token, change, json -> ProtocolJson.read(Me.class, json), _ -> null);
    }

    /// Every device on which one is signed in, this one included.
    public CompletableFuture<Reply<List<Device>>> devices() {
        return get("/api/devices", json -> ProtocolJson.readList("devices", Device.class, json));
    }

    /// Signs one of one's devices out.
    public CompletableFuture<Reply<DeviceId>> signOut(DeviceId device) {
        return api.ask("DELETE", "/api/devices/" + device, token, null, _ -> device, _ -> null);
    }

    /// Changes the password, which signs every other device out. A wrong `current` is
    /// [AccountFailure.WrongCredentials]. The value is the token, which goes on.
    public CompletableFuture<Reply<String>> changePassword(String current, String next) {
        try {
            var change = new PasswordChange(current, next);
            return api.ask("POST", "/api/password", token, change, _ -> token, code -> switch (code) {
                case FORBIDDEN -> new AccountFailure.WrongCredentials();
                default -> null;
            });
        } catch (InvalidFieldException e) {
            var message = e.getMessage() == null ? "" : e.getMessage();
            return CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.InvalidInput(message)));
        }
    }

    /// Gives a file to the server.
    public CompletableFuture<Reply<Attachment>> upload(String type, String name, byte[] file) {
        return api.upload(token, type, name, file, json -> ProtocolJson.read(Attachment.class, json));
    }

    /// Fetches a file of at most `most` bytes whole.
    public CompletableFuture<Reply<byte[]>> download(AttachmentId file, long most) {
        return api.download("/api/attachments/" + file, token, most);
    }

    /// Fetches a file of any size into `target`, which is replaced.
    public CompletableFuture<Reply<Path>> download(AttachmentId file, Path target) {
        return api.download("/api/attachments/" + file, token, target);
    }

    /// People whose username, or a word of whose name, begins so; at most 20.
    public CompletableFuture<Reply<List<User>>> searchUsers(String query) {
        var encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return get("/api/users?query=" + encoded, json -> ProtocolJson.readList("users", User.class, json));
    }

    /// The STUN and TURN servers for a call.
    public CompletableFuture<Reply<IceServers>> iceServers() {
        return get("/api/ice-servers", json -> ProtocolJson.read(IceServers.class, json));
    }

    /// Ends this session: its token and its socket are dead at once. The value is the token that has ended.
    public CompletableFuture<Reply<String>> logout() {
        return api.ask("POST", "/api/logout", token, null, _ -> token, _ -> null);
    }

    /// Lets go of the connections; what is under way fails as unreachable.
    @Override
    public void close() {
        api.close();
    }

    private <T> CompletableFuture<Reply<T>> get(String path, Function<String, T> good) {
        return api.ask("GET", path, token, null, good, _ -> null);
    }
}
