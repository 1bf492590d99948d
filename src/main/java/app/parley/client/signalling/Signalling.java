package app.parley.client.signalling;

import app.parley.protocol.Ack;
import app.parley.protocol.ClientEvent;
import java.util.function.Consumer;

/// The one live connection of this device to the server. It reconnects by itself (see [ReconnectPolicy]) until
/// it is closed. Safe on every thread.
public interface Signalling extends AutoCloseable {
    /// Adds a listener; it is told at once when the connection already stands.
    void listen(SignallingListener listener);

    /// Begins to connect, and to reconnect whenever the connection is lost.
    void connect();

    /// Begins a new connection now, because the one that seems to stand may be dead: the machine has slept. Nothing
    /// happens where the server has refused this device.
    void renew();

    /// Sends `event`. `outcome` is called exactly once, on a thread that must not be blocked. Nothing is
    /// queued: without a connection the outcome is [Outcome.Unanswered] at once, and what to do about it is the
    /// sender's business. Events are sent in the order of the calls.
    void send(ClientEvent event, Consumer<Outcome> outcome);

    /// Says good-bye and stops for good.
    @Override
    void close();

    /// What became of a sent event.
    sealed interface Outcome {
        /// The server answered.
        record Answered(Ack ack) implements Outcome {}

        /// No connection, or no answer in 10 s, or the connection was lost before one came. The server may or
        /// may not have acted.
        record Unanswered() implements Outcome {}
    }
}
