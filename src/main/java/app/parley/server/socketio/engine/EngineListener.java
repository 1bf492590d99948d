package app.parley.server.socketio.engine;

import io.vertx.core.buffer.Buffer;

/// What one session tells the layer above. Called on the session's event loop, in order, and so may not block.
public interface EngineListener {

    /// A text message.
    ///
    /// @throws MalformedPacketException to close this session
    void onText(String message) throws MalformedPacketException;

    /// A binary message.
    ///
    /// @throws MalformedPacketException to close this session
    void onBinary(Buffer message) throws MalformedPacketException;

    /// The last call, exactly once.
    void onClose(CloseReason reason);
}
