package app.parley.server.socketio.engine;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The client as the first request of its connection showed it.
///
/// @param address the TCP peer's address without the port; a proxy's, when one stands in front
/// @param headers by lower-case name
public record Peer(String address, Map<String, List<String>> headers) {

    static Peer of(HttpServerRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : request.headers().names()) {
            headers.put(
                    name.toLowerCase(Locale.ROOT), List.copyOf(request.headers().getAll(name)));
        }
        return new Peer(request.remoteAddress().hostAddress(), headers);
    }
}
