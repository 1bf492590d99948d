package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;

/// A message, or a change to one, on its way to the server.
///
/// @param id its key for life, by which the server knows a repeated sending of a message
/// @param writtenAt by this device's clock, milliseconds since the epoch
public record OutboxLetter(ClientId id, ChatId chat, OutboxMatter matter, long writtenAt, Stage stage) {
    OutboxLetter at(Stage next) {
        return new OutboxLetter(id, chat, matter, writtenAt, next);
    }

    OutboxLetter with(OutboxMatter other) {
        return new OutboxLetter(id, chat, other, writtenAt, stage);
    }

    /// Which of its files has to go up before it, -1 for none.
    int missingFile() {
        return matter instanceof OutboxMatter.Text text ? text.firstMissing() : -1;
    }

    /// Whether it keeps its chat's later letters waiting. One whose files still go up does not: words overtake it.
    boolean holdsChat() {
        return (stage instanceof UnderWay || stage instanceof Resting) && missingFile() < 0;
    }

    /// Whether it changes a message that is still the letter `other`.
    boolean changes(ClientId other) {
        return matter instanceof OutboxMatter.Change change
                && change.target().message() == null
                && other.equals(change.target().letter());
    }

    /// Whether the server certainly knows nothing of it.
    boolean isUntold() {
        return switch (stage) {
            case Waiting(var tried) -> !tried || missingFile() >= 0;
            case Uploading _, Failed _ -> true;
            case Resting _ -> missingFile() >= 0;
            case UnderWay _ -> false;
        };
    }

    /// Leaves the text out of logs.
    @Override
    public String toString() {
        return "OutboxLetter[" + id + ", " + chat + ", " + matter + ", " + stage + "]";
    }

    /// How far a letter has got.
    public sealed interface Stage {}

    /// For a connection, for an earlier letter of its chat, or for the message that it changes.
    ///
    /// @param tried whether it may have gone out before, unnoticed or before a restart
    public record Waiting(boolean tried) implements Stage {}

    /// A file of it goes up.
    public record Uploading() implements Stage {}

    /// Sent, and not answered yet.
    public record UnderWay() implements Stage {}

    /// Not taken this time; it is sent again after a pause.
    public record Resting() implements Stage {}

    /// The server will not have it, or a file of it is not to be had.
    public record Failed(ErrorCode reason) implements Stage {}
}
