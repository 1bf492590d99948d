package app.parley.server.http;

import io.vertx.ext.web.RoutingContext;

/// Puts the headers on every answer that tell browsers to trust it with as little as it needs. Runs on event loops.
public final class AnswerHeaders {
    /// A year, as browsers' lists ask for.
    private static final String HSTS = "max-age=31536000";
    /// Answers of the API are shown as nothing.
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    /// Pages bring their own scripts and styles from this server, show pictures and calls, and talk to this server.
    private static final String PAGE = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final boolean tls;

    /// @param tls whether this server itself speaks TLS; a proxy that does says the rest itself
    public AnswerHeaders(boolean tls) {
        this.tls = tls;
    }

    /// Handles a request before all others.
    public void add(RoutingContext context) {
        var page = context.request().path() != null && context.request().path().startsWith(StaticPages.PATH);
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Content-Security-Policy", page ? PAGE : NOTHING);
        if (page) {
            context.response()
                    .putHeader("Permissions-Policy", "camera=(self), microphone=(self), display-capture=(self)");
        }
        if (tls) context.response().putHeader("Strict-Transport-Security", HSTS);
        context.next();
    }
}
