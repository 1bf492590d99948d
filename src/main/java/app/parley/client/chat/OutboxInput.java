package app.parley.client.chat;

import app.parley.protocol.Attachment;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.MessageId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What can happen to the outbox.
public sealed interface OutboxInput {
    /// The server is there, and this device knows all that happened meanwhile. The oldest letter of every chat goes
    /// out.
    record Connected() implements OutboxInput {}

    /// The connection is gone. What was under way waits again.
    record Disconnected() implements OutboxInput {}

    /// The user wrote a letter. It is stored, then sent if its chat is free. A change to a letter that has
    /// failed is made to that letter itself.
    record Written(OutboxLetter letter) implements OutboxInput {}

    /// A letter that was written could not be stored. It stands there as failed, so that its words are not lost.
    record Unkept(OutboxLetter letter) implements OutboxInput {}

    /// The user tries a failed letter again.
    record Retry(ClientId id) implements OutboxInput {}

    /// The user takes a letter back. Where the server may know it already, it is deleted there.
    ///
    /// @param deletion the key of the letter that asks for that
    /// @param at when, milliseconds since the epoch
    record Discard(ClientId id, ClientId deletion, long at) implements OutboxInput {}

    /// The server has taken the letter, by its answer or by its event, whichever comes first; what it made of it is
    /// stored.
    record Arrived(ClientId id, MessageId message) implements OutboxInput {}

    /// The server has a file of the letter.
    record Uploaded(ClientId id, int file, Attachment attachment) implements OutboxInput {}

    /// The server said no, or a file of the letter is not to be had.
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
