package app.parley.client.chat;

import app.parley.protocol.ErrorCode;

/// How far a message has got. One's own text goes from pending to sent to read; everything else is received.
public sealed interface Delivery {
    /// Somebody else's message, a call or a note.
    record Received() implements Delivery {}

    /// Waits in the outbox, or is on its way: a clock.
    record Pending() implements Delivery {}

    /// The server has it: one tick.
    record Sent() implements Delivery {}

    /// Somebody else in the chat has read it: two ticks.
    record Read() implements Delivery {}

    /// The server will not have it. It stays until it is retried.
    ///
    /// @param reason what the server said
    record Failed(ErrorCode reason) implements Delivery {}
}
