package app.parley.server.http;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps pages of other web sites out, over HTTP as over sockets: a browser says in `Origin` whose page asks,
/// and a WebSocket is bound by no other rule. Programs that are no browsers send none and are not concerned.
/// Runs on event loops.
///
/// A server that only this machine reaches also wants to be called by a name of this machine. Else a page whose
/// name its owner lets point to 127.0.0.1 (DNS rebinding) would be of the same origin.
public final class OriginRule {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> origins;
    private final boolean loopbackOnly;
    private final CorsHandler cors;

    /// Throws [IllegalArgumentException] when one of `origins` is none.
    ///
    /// @param origins of other sites whose pages may use this server
    /// @param loopbackOnly whether nobody but this machine reaches the server
    public OriginRule(List<String> origins, boolean loopbackOnly) {
        this.origins = Set.copyOf(origins);
        this.loopbackOnly = loopbackOnly;
        cors = CorsHandler.create()
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE))
                .allowedHeaders(Set.of("Authorization", "Content-Type", "X-Filename", "Range"))
                .exposedHeaders(Set.of("Retry-After", "Content-Range", "Content-Disposition"));
        if (!origins.isEmpty()) cors.addOrigins(origins);
    }

    /// Handles a request before it reaches any route.
    public void check(RoutingContext context) {
        var host = context.request().getHeader("Host");
        var origin = context.request().getHeader("Origin");
        if (loopbackOnly && host != null && !LOOPBACK.contains(withoutPort(host))) {
            refuse(context, "this server is not known by this name");
        } else if (origin != null && origins.contains(origin)) {
            cors.handle(context);
        } else if (origin != null && !isOwn(origin, host)) {
            refuse(context, "pages of this origin may not use this server");
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, String why) {
        ApiDoor.refuse(context, ProtocolError.of(ErrorCode.FORBIDDEN, why));
    }

    /// Whether the page came from the server itself: whatever the scheme, which a proxy may have changed.
    private static boolean isOwn(String origin, @Nullable String host) {
        var start = origin.indexOf("://");
        return host != null && start >= 0 && plain(origin.substring(start + 3)).equals(plain(host));
    }

    private static String plain(String authority) {
        var name = authority.toLowerCase(Locale.ROOT);
        if (name.endsWith(":80")) return name.substring(0, name.length() - 3);
        return name.endsWith(":443") ? name.substring(0, name.length() - 4) : name;
    }

    private static String withoutPort(String host) {
        var port = host.lastIndexOf(':');
        var name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}
