package app.parley.server.socketio.engine;

import java.util.OptionalLong;

/// PORT. Decides whether another session may be opened. Its methods run on event loops and never block.
public interface SessionGate {
    /// Lets everybody in.
    SessionGate OPEN = new SessionGate() {
        @Override
        public OptionalLong enter(Peer peer) {
            return OptionalLong.empty();
        }

        @Override
        public void left(Peer peer) {}
    };

    /// A client wants a session. When it gets one, [#left] follows.
    ///
    /// @return empty when it may come in, else in how many milliseconds it is worth trying again
    OptionalLong enter(Peer peer);

    /// The session of a client that was let in is over.
    void left(Peer peer);
}
