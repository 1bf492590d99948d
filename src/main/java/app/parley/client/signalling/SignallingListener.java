package app.parley.client.signalling;

import app.parley.protocol.ServerEvent;

/// Hears what the server says. Called on the socket's thread, in order; implementations post and return.
public interface SignallingListener {
    /// The socket is connected and let in; also after every reconnection.
    default void connected() {}

    /// The socket is gone; reconnecting goes on by itself.
    default void disconnected() {}

    /// An event of the server that this client knows.
    default void received(ServerEvent event) {}

    /// The server does not let this device in, and trying again would not help.
    default void refused(Refusal refusal) {}

    /// Why a device stays outside.
    enum Refusal {
        /// The token is missing, wrong, expired or ended: sign in again.
        UNAUTHORIZED,
        /// The server speaks another revision of the protocol: update the older of the two.
        UNSUPPORTED_PROTOCOL,
        /// Another socket of this device has taken over.
        REPLACED
    }
}
