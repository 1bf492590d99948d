package app.parley.server.http;

import app.parley.server.trace.RequestId;
import io.vertx.ext.web.RoutingContext;

/// Gives every HTTP request its id and tells the meter how it was answered. The first handler of every router; runs
/// on event loops.
public final class RequestTrace {
    private static final String HEADER = "X-Request-Id";
    private static final String ID = "parley.request";
    private static final String ROUTE = "parley.route";
    /// The label of what no API route answers.
    private static final String OTHER = "other";
    /// Polls wait and WebSockets stay: their time says nothing.
    private static final String SOCKETS = "/socket.io/";

    private final HttpMeter meter;

    public RequestTrace(HttpMeter meter) {
        this.meter = meter;
    }

    public void begin(RoutingContext context) {
        var id = RequestId.fresh();
        context.put(ID, id);
        context.response().putHeader(HEADER, id);
        var path = context.request().path();
        if (path == null || !path.startsWith(SOCKETS)) {
            var begun = System.nanoTime();
            context.addEndHandler(_ -> {
                String route = context.get(ROUTE, OTHER);
                meter.answered(route, context.response().getStatusCode(), System.nanoTime() - begun);
            });
        }
        context.next();
    }

    /// Notes which route answers.
    static void route(RoutingContext context, String name) {
        context.put(ROUTE, name);
    }

    static String id(RoutingContext context) {
        return context.get(ID, "");
    }
}
