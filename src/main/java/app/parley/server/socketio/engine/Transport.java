package app.parley.server.socketio.engine;

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

    /// After everything written so far. The session hears no more of this transport than its end.
    void close(CloseReason reason);
}
