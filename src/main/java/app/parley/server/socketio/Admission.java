package app.parley.server.socketio;

/// The answer to a [Handshake].
///
/// @param <P> what the user of this layer knows a socket's owner by
public sealed interface Admission<P> {

    /// The client is in.
    ///
    /// @param principal kept with the socket for its life
    record Accepted<P>(P principal) implements Admission<P> {}

    /// The client sees a `connect_error` with this message, and none of its events is ever handled.
    record Refused<P>(String message) implements Admission<P> {}

    static <P> Admission<P> accept(P principal) {
        return new Accepted<>(principal);
    }

    static <P> Admission<P> refuse(String message) {
        return new Refused<>(message);
    }
}
