package app.parley.server.socketio.engine;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// The client as the first request of its connection showed it.
///
/// @param address the TCP peer's address without the port; a proxy's, when one stands in front
/// @param forwardedFor what proxies have said of where it comes from (`X-Forwarded-For`)
public record Peer(String address, List<String> forwardedFor) {
    public Peer {
        forwardedFor = List.copyOf(forwardedFor);
    }

    static Peer of(HttpServerRequest request) {
        return new Peer(request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }
}
