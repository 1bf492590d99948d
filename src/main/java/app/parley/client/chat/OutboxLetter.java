package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;

/// A message on its way to the server.
///
/// @param id its key for life, by which the server knows a repeated sending
/// @param writtenAt by this device's clock, milliseconds since the epoch
public record OutboxLetter(ClientId id, ChatId chat, String text, long writtenAt, Stage stage) {
    OutboxLetter at(Stage next) {
        return new OutboxLetter(id, chat, text, writtenAt, next);
    }

    /// Whether it keeps its chat's later letters waiting.
    boolean holdsChat() {
        return stage instanceof UnderWay || stage instanceof Resting;
    }

    /// Leaves the text out of logs.
    @Override
    public String toString() {
        return "OutboxLetter[" + id + ", " + chat + ", " + stage + "]";
    }

    /// How far a letter has got.
    public sealed interface Stage {}

    /// For a connection, or for an earlier letter of its chat.
    public record Waiting() implements Stage {}

    /// Sent, and not answered yet.
    public record UnderWay() implements Stage {}

    /// Not taken this time; it is sent again after a pause.
    public record Resting() implements Stage {}

    /// The server will not have it.
    public record Failed(ErrorCode reason) implements Stage {}
}
