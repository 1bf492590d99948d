package app.parley.server.socketio.engine;

import java.time.Duration;
import java.util.Optional;

/// How a session's packets travel at the moment. Every method runs on the session's event loop.
sealed interface Transport permits PollingTransport, WebSocketTransport {

    /// Whether [#write] may be called now.
    boolean isReady();

    /// Sends a batch; only when ready.
    ///
    /// @param written runs, on any thread, once the bytes have left the process or are lost
    void write(Outbox.Batch batch, Runnable written);

    /// Stops reading until [#resume]; what has arrived already may still be delivered.
    void pause();

    void resume();

    /// What the client is told at the end, besides the end of the connection.
    Optional<EnginePacket> farewell(CloseReason reason);

    /// Ends it, after everything written so far; the session hears no more of it.
    ///
    /// @return how long what could not be written may wait for its chance
    Duration close(CloseReason reason);
}
