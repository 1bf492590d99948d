package app.parley.client.chat;

import app.parley.client.signalling.SignallingListener.Refusal;

/// How this device stands with the server.
public sealed interface Connection {
    /// At the start, and for the first moments after a loss: nothing to worry anybody with.
    record Connecting() implements Connection {}

    record Online() implements Connection {}

    /// No connection for a while. Connecting is tried again by itself; what is written waits.
    record Offline() implements Connection {}

    /// The server does not let this device in, and it has stopped trying.
    record Refused(Refusal refusal) implements Connection {}
}
