package app.parley.server.socketio;

/// What a client shows when it asks for a socket.
///
/// @param namespace the one it asks for
/// @param auth the client's `auth` as the text of a JSON object, `{}` when it sent none; balanced, otherwise
///     unchecked. It holds credentials and is never logged
/// @param address the TCP peer's address without the port; a proxy's, when one stands in front
public record Handshake(String namespace, String auth, String address) {

    /// Leaves the credentials out.
    @Override
    public String toString() {
        return "Handshake[" + namespace + "]";
    }
}
