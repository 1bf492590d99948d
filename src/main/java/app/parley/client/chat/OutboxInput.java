package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What can happen to the outbox.
public sealed interface OutboxInput {
    /// The server is there, and this device knows all that happened meanwhile. The oldest letter of every chat goes
    /// out.
    record Connected() implements OutboxInput {}

    /// The connection is gone. What was under way waits again.
    record Disconnected() implements OutboxInput {}

    /// The user wrote a letter. It is stored, then sent if its chat is free.
    record Written(OutboxLetter letter) implements OutboxInput {}

    /// The user tries a failed letter again.
    record Retry(ClientId id) implements OutboxInput {}

    /// The server has the letter, by its answer or by its event, whichever comes first; it is stored as a message.
    record Arrived(ClientId id) implements OutboxInput {}

    /// The server said no.
    ///
    /// @param after when it may say yes, null when never
    record Refused(ClientId id, ErrorCode reason, @Nullable Duration after) implements OutboxInput {}

    /// No answer came. Where the connection is lost too, [Disconnected] tells so before or after.
    record Unanswered(ClientId id) implements OutboxInput {}

    /// The pause that [OutboxEffect.Rest] asked for is over.
    record Rested(ClientId id) implements OutboxInput {}

    /// One is not in this chat any more; its letters go with it.
    record Left(ChatId chat) implements OutboxInput {}
}
