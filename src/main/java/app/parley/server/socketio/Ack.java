package app.parley.server.socketio;

/// The answer that a client waits for after an event. Any thread; the first call counts, and none of them throws.
@FunctionalInterface
public interface Ack {

    /// Does nothing when the client asked for no answer, has one already or is gone.
    void send(Arguments arguments);

    /// With one argument.
    ///
    /// @param json the one argument, as valid JSON text
    default void send(String json) {
        send(Arguments.of(json));
    }
}
