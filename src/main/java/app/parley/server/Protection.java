package app.parley.server;

import app.parley.server.limits.RateLimits;
import app.parley.server.tls.TlsFiles;
import java.util.List;

/// How a server defends itself; a part of [ServerConfig].
///
/// @param rateLimits how often anything may be asked; not enforced only on a loopback address
/// @param tls the certificate to show, or none
/// @param corsOrigins the origins of other web sites whose pages may use this server, as browsers write them:
///     `https://chat.example.org`, without a slash at the end; none by default
public record Protection(RateLimits rateLimits, TlsFiles tls, List<String> corsOrigins) {
    public static final Protection DEFAULTS = new Protection(RateLimits.DEFAULTS, TlsFiles.NONE, List.of());

    public Protection {
        corsOrigins = List.copyOf(corsOrigins);
    }

    public Protection withRateLimits(RateLimits changed) {
        return new Protection(changed, tls, corsOrigins);
    }

    public Protection withTls(TlsFiles files) {
        return new Protection(rateLimits, files, corsOrigins);
    }

    public Protection withCorsOrigins(List<String> origins) {
        return new Protection(rateLimits, tls, origins);
    }
}
