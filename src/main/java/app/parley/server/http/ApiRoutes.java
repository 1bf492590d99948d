package app.parley.server.http;

import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.IceServers;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.Login;
import app.parley.protocol.PasswordChange;
import app.parley.protocol.ProfileChange;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.Registration;
import app.parley.protocol.ServerInfo;
import app.parley.protocol.UserId;
import app.parley.server.accounts.Accounts;
import app.parley.server.accounts.Directory;
import app.parley.server.attachments.Attachments;
import app.parley.server.limits.SignInLimits;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.function.Function;

/// The HTTP API, a line a call (protocol, section 2).
public final class ApiRoutes {
    private final ApiDoor door;
    private final Accounts accounts;
    private final Directory directory;
    private final Attachments attachments;
    private final Health health;
    private final ServerInfo info;
    private final Function<UserId, IceServers> iceServers;
    private final SignInLimits signIns;

    public ApiRoutes(
            ApiDoor door,
            Accounts accounts,
            Directory directory,
            Attachments attachments,
            Health health,
            ServerInfo info,
            Function<UserId, IceServers> iceServers,
            SignInLimits signIns) {
        this.signIns = signIns;
        this.door = door;
        this.accounts = accounts;
        this.directory = directory;
        this.attachments = attachments;
        this.health = health;
        this.info = info;
        this.iceServers = iceServers;
    }

    /// Called for every event loop's router.
    public void mount(Router router) {
        door.open(router, HttpMethod.GET, "/health", _ -> health.answer());
        door.open(router, HttpMethod.GET, "/api/server", _ -> ApiReply.of(200, info));
        door.open(router, HttpMethod.POST, "/api/register", this::register);
        door.open(router, HttpMethod.POST, "/api/login", this::login);
        door.signedIn(router, HttpMethod.POST, "/api/logout", (who, _) -> {
            accounts.logout(who);
            return ApiReply.empty();
        });
        door.signedIn(router, HttpMethod.GET, "/api/me", (who, _) -> ApiReply.of(200, accounts.me(who.user())));
        door.signedIn(
                router,
                HttpMethod.PATCH,
                "/api/me",
                (who, request) -> ApiReply.of(200, accounts.change(who.user(), request.read(ProfileChange.class))));
        door.signedIn(router, HttpMethod.POST, "/api/password", (who, request) -> {
            var change = request.read(PasswordChange.class);
            var right = signIns.checking(who.user());
            accounts.changePassword(who, change);
            right.run();
            return ApiReply.empty();
        });
        door.signedIn(
                router,
                HttpMethod.GET,
                "/api/devices",
                (who, _) -> ApiReply.of(200, Map.of("devices", accounts.devices(who))));
        door.signedIn(router, HttpMethod.DELETE, "/api/devices/:id", (who, request) -> remove(who.user(), request));
        door.signedIn(
                router,
                HttpMethod.GET,
                "/api/users",
                (_, request) -> ApiReply.of(200, Map.of("users", directory.search(request.parameter("query")))));
        door.signedIn(
                router, HttpMethod.GET, "/api/ice-servers", (who, _) -> ApiReply.of(200, iceServers.apply(who.user())));
        new AttachmentRoutes(door, attachments).mount(router);
        door.refuseTheRest(router);
    }

    private ApiReply register(ApiRequest request) {
        if (info.registration() == ServerInfo.RegistrationPolicy.CLOSED) {
            throw new ProtocolException(ErrorCode.FORBIDDEN, "this server makes no new accounts");
        }
        var wish = request.read(Registration.class);
        signIns.registering(request.address());
        return ApiReply.of(201, accounts.register(wish));
    }

    private ApiReply login(ApiRequest request) {
        var login = request.read(Login.class);
        var in = signIns.trying(login.username(), request.address());
        var session = accounts.login(login);
        in.run();
        return ApiReply.of(200, session);
    }

    private ApiReply remove(UserId user, ApiRequest request) {
        accounts.removeDevice(user, device(request.path().getOrDefault("id", "")));
        return ApiReply.empty();
    }

    private static DeviceId device(String id) {
        try {
            return new DeviceId(id);
        } catch (InvalidFieldException e) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "there is no device of this id");
        }
    }
}
