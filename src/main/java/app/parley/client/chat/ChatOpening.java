package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;

/// What came of the wish to open the chat with somebody.
public sealed interface ChatOpening {
    /// The chat is there, and among those of the next [ChatOverview].
    record Opened(ChatId chat) implements ChatOpening {}

    /// A new chat needs the server, and it did not answer.
    record NotConnected() implements ChatOpening {}

    /// The server does not open it.
    record Refused(ErrorCode reason) implements ChatOpening {}
}
