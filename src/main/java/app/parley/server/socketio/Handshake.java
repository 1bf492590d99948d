package app.parley.server.socketio;

import java.util.List;
import java.util.Map;

/// What a client shows when it asks for a socket.
///
/// @param namespace the one it asks for
/// @param auth the client's `auth` as the text of a JSON object, `{}` when it sent none; balanced, otherwise
///     unchecked. It holds credentials and is never logged
/// @param address the TCP peer's address without the port; a proxy's, when one stands in front
/// @param headers of the connection's first HTTP request, by lower-case name
public record Handshake(String namespace, String auth, String address, Map<String, List<String>> headers) {

    /// Leaves the credentials out.
    @Override
    public String toString() {
        return "Handshake[" + namespace + "]";
    }
}
