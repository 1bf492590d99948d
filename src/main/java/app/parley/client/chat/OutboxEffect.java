package app.parley.client.chat;

import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import java.time.Duration;

/// What the outbox asks of the world.
public sealed interface OutboxEffect {
    /// Store a letter, durably.
    record Keep(OutboxLetter letter) implements OutboxEffect {}

    /// Hand a letter to the connection; what comes of it returns as an input.
    record Send(OutboxLetter letter) implements OutboxEffect {}

    /// Return [OutboxInput.Rested] after `pause`.
    record Rest(ClientId id, Duration pause) implements OutboxEffect {}

    /// Store that the server will not have a letter.
    record KeepFailure(ClientId id, ErrorCode reason) implements OutboxEffect {}

    /// Store that a failed letter waits again.
    record KeepRetry(ClientId id) implements OutboxEffect {}

    /// Take a letter out of the store.
    record Forget(ClientId id) implements OutboxEffect {}
}
