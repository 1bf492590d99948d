package app.parley.client.account;

import app.parley.protocol.DeviceDescription;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.Login;
import app.parley.protocol.Registration;
import app.parley.protocol.ServerInfo;
import app.parley.protocol.Session;
import app.parley.protocol.json.ProtocolJson;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// What can be asked of a server before one is signed in: who it is, a new account, a session. Used by the sign-in
/// view and the bot; safe on every thread, and never blocks: replies come on a virtual thread.
public final class SignIn implements AutoCloseable {
    private final DeviceDescription device;
    private final ServerApi api;

    /// @param server the address over HTTP, see [#address]
    /// @param device what is said of this device
    /// @param threads makes a virtual thread a call; the caller's, in use until [#close]
    public SignIn(URI server, DeviceDescription device, Executor threads) {
        this.device = device;
        this.api = new ServerApi(server, threads);
    }

    /// The address of a server from what a person typed: a name stands for `https`, one on this machine for
    /// `http`. Empty when it cannot be one.
    public static Optional<URI> address(String typed) {
        var text = typed.strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            var here = lower.matches("(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?(/.*)?");
            text = (here ? "http://" : "https://") + text;
        }
        try {
            var uri = URI.create(text);
            return uri.getHost() == null || uri.getUserInfo() != null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Who answers there. A server of another revision is [AccountFailure.UnsupportedServer].
    public CompletableFuture<Reply<ServerInfo>> serverInfo() {
        return api.ask("GET", "/api/server", null, null, json -> ProtocolJson.read(ServerInfo.class, json), _ -> null)
                .thenApply(SignIn::supported);
    }

    /// Makes an account and signs this device in.
    public CompletableFuture<Reply<Session>> register(String username, String displayName, String password) {
        try {
            return session(
                    "/api/register", new Registration(username, displayName, password, device), code -> switch (code) {
                        case CONFLICT -> new AccountFailure.UsernameTaken();
                        case FORBIDDEN -> new AccountFailure.RegistrationClosed();
                        default -> null;
                    });
        } catch (InvalidFieldException e) {
            return invalid(e);
        }
    }

    /// Signs this device in, which ends whatever session it had.
    public CompletableFuture<Reply<Session>> login(String username, String password) {
        try {
            return session(
                    "/api/login",
                    new Login(username, password, device),
                    code -> code == ErrorCode.UNAUTHORIZED ? new AccountFailure.WrongCredentials() : null);
        } catch (InvalidFieldException e) {
            return invalid(e);
        }
    }

    /// Lets go of the connections; what is under way fails as unreachable.
    @Override
    public void close() {
        api.close();
    }

    private CompletableFuture<Reply<Session>> session(String path, Object body, ServerApi.Reading reading) {
        return api.ask("POST", path, null, body, json -> ProtocolJson.read(Session.class, json), reading);
    }

    private static CompletableFuture<Reply<Session>> invalid(InvalidFieldException e) {
        var message = e.getMessage() == null ? "" : e.getMessage();
        return CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.InvalidInput(message)));
    }

    private static Reply<ServerInfo> supported(Reply<ServerInfo> reply) {
        return reply instanceof Reply.Got<ServerInfo>(ServerInfo info) && info.protocol() != ServerInfo.PROTOCOL
                ? new Reply.Failed<>(new AccountFailure.UnsupportedServer(info.protocol()))
                : reply;
    }
}
