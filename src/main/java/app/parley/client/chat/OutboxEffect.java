package app.parley.client.chat;

import app.parley.protocol.ClientId;
import java.time.Duration;

/// What the outbox asks of the world. What is stored comes before what is sent.
public sealed interface OutboxEffect {
    /// Store a letter as it is now, durably; its place in the order stays.
    record Keep(OutboxLetter letter) implements OutboxEffect {}

    /// Take a letter out of the store, with the copies of its files, and stop what goes up of it.
    record Forget(ClientId id) implements OutboxEffect {}

    /// Hand a letter to the connection; what comes of it returns as an input.
    record Send(OutboxLetter letter) implements OutboxEffect {}

    /// Bring a file of a letter to the server; what comes of it returns as an input.
    record Upload(OutboxLetter letter, int file) implements OutboxEffect {}

    /// Return [OutboxInput.Rested] after `pause`.
    record Rest(ClientId id, Duration pause) implements OutboxEffect {}
}
