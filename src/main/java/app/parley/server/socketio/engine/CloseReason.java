package app.parley.server.socketio.engine;

/// Why a connection, or one socket on it, is over. Told to the layer above; never sent.
public enum CloseReason {
    /// The client said so.
    CLIENT,
    /// Our side said so.
    SERVER,
    /// Our side is going down; the client may come back.
    SHUTDOWN,
    /// The TCP connection ended, or a poll was given up.
    TRANSPORT_LOST,
    /// No pong came.
    PING_TIMEOUT,
    /// The client broke the protocol.
    MALFORMED,
    /// A frame or a body was longer than [EngineOptions#maxPayload].
    TOO_LARGE,
    /// More than [EngineOptions#maxQueuedBytes] waited to be sent.
    SLOW_READER;

    /// Whether what was sent before should still reach the client.
    boolean isOrderly() {
        return this == CLIENT || this == SERVER || this == SHUTDOWN;
    }

    /// Whether the other side is beyond a closing handshake.
    boolean isUnreachable() {
        return this == TRANSPORT_LOST || this == PING_TIMEOUT || this == SLOW_READER;
    }
}
