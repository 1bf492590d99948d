package app.parley.server.http;

import app.parley.server.limits.ClientAddresses;
import app.parley.server.limits.RateLimited;
import app.parley.server.limits.RequestLimits;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;

/// Turns away whose address asks too often, before anything is read or looked up. Runs on event loops.
public final class RateGate {
    private final RequestLimits limits;
    private final ClientAddresses addresses;

    public RateGate(RequestLimits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    /// Handles a call of the API before it is read.
    public void call(RoutingContext context) {
        pass(context, limits.call(addressOf(context.request())));
    }

    /// Handles a request of a socket before it is read.
    public void poll(RoutingContext context) {
        var polling = "polling".equals(context.request().getParam("transport"));
        pass(context, polling ? limits.poll(addressOf(context.request())) : OptionalLong.empty());
    }

    /// By what the client behind `request` is known.
    String addressOf(HttpServerRequest request) {
        return addresses.of(
                request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    private static void pass(RoutingContext context, OptionalLong wait) {
        if (wait.isPresent()) ApiDoor.refuse(context, RateLimited.in(wait.getAsLong()));
        else context.next();
    }
}
