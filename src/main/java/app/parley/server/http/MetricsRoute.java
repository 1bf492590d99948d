package app.parley.server.http;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /metrics`, for who asks from this machine or shows the token.
///
/// Behind a proxy every request comes from where the proxy is, so there only the token counts.
public final class MetricsRoute {
    private static final String PATH = "/metrics";
    /// https://prometheus.io/docs/instrumenting/exposition_formats/
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> scrape;
    private final @Nullable String token;
    private final boolean trustLoopback;
    private final Executor threads;

    /// @param scrape may block
    /// @param trustLoopback whether nobody else's requests can come from this machine
    /// @param threads makes a virtual thread a call
    public MetricsRoute(Supplier<String> scrape, @Nullable String token, boolean trustLoopback, Executor threads) {
        this.scrape = scrape;
        this.token = token;
        this.trustLoopback = trustLoopback;
        this.threads = threads;
    }

    /// Called for every event loop's router.
    public void mount(Router router) {
        router.get(PATH).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        RequestTrace.route(context, "GET " + PATH);
        if (!isAllowed(context.request())) {
            var error = ProtocolError.of(ErrorCode.FORBIDDEN, "this is for this machine, or for who shows the token");
            ApiDoor.write(context.response(), ApiReply.of(Problem.of(error)));
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        threads.execute(() -> {
            var text = scrape.get();
            loop.runOnContext(_ -> ApiDoor.write(context.response(), new ApiReply(200, TEXT, text, null)));
        });
    }

    private boolean isAllowed(HttpServerRequest request) {
        var address = request.connection().remoteAddress();
        var raw = address == null || address.hostAddress() == null ? "" : address.hostAddress();
        if (trustLoopback && (raw.startsWith("127.") || raw.equals("::1") || raw.equals("0:0:0:0:0:0:0:1")))
            return true;
        var shown = ApiRequest.bearer(request.getHeader("Authorization"));
        return token != null
                && shown != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
