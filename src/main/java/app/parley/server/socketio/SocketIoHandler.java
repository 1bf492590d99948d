package app.parley.server.socketio;

import app.parley.server.socketio.engine.CloseReason;

/// What the user of this layer makes of the sockets of one namespace.
///
/// All calls about one socket come strictly one after the other, and see what the earlier ones wrote:
/// `authenticate`, `onConnect`, its events in the order in which the client sent them, `onDisconnect`. They come
/// on a virtual thread and may block, but for relayed events. Sockets of different clients are served at the same
/// time.
///
/// @param <P> what a socket's owner is known by
public interface SocketIoHandler<P> {

    /// Decides who the client is. An exception is our bug: it is logged, and the client is refused with
    /// `internal`.
    Admission<P> authenticate(Handshake handshake);

    /// Whether an event is only passed on: its `onEvent` is then called on the event loop and may not block,
    /// which saves a third of its cost. It still never overtakes: behind an event that waits or is at work it
    /// takes its turn on the virtual thread. Called on the event loop.
    default boolean isRelay(String event) {
        return false;
    }

    /// The client is in, and is told so when this returns; what is sent to it here follows that word. So whoever
    /// knows that a client is connected finds it here.
    default void onConnect(SocketIoSocket<P> socket) {}

    /// An exception is our bug: it is logged and costs the client its ack, but not its socket.
    void onEvent(SocketIoSocket<P> socket, String event, Arguments arguments, Ack ack);

    /// The last call about a socket whose `onConnect` was called, exactly once.
    default void onDisconnect(SocketIoSocket<P> socket, CloseReason reason) {}
}
