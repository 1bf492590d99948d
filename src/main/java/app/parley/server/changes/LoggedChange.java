package app.parley.server.changes;

import app.parley.protocol.ChatId;
import app.parley.protocol.MessageId;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.UserId;

/// A change as the log keeps it: by reference. What it refers to is read again when it is told through `sync`,
/// so that the log holds no text, least of all of a message that was deleted since.
public sealed interface LoggedChange {
    ChatId chatId();

    record MessageNew(ChatId chatId, MessageId messageId) implements LoggedChange {}

    record MessageUpdated(ChatId chatId, MessageId messageId) implements LoggedChange {}

    record ChatUpdated(ChatId chatId) implements LoggedChange {}

    record ChatRemoved(ChatId chatId) implements LoggedChange {}

    record ChatRead(ChatId chatId, UserId userId, long seq) implements LoggedChange {}

    static LoggedChange of(ServerChatEvent.Change event) {
        return switch (event) {
            case ServerChatEvent.MessageNew(var _, var message) -> new MessageNew(message.chatId(), message.id());
            case ServerChatEvent.MessageUpdated(var _, var message) ->
                new MessageUpdated(message.chatId(), message.id());
            case ServerChatEvent.ChatUpdated(var _, var chat) -> new ChatUpdated(chat.id());
            case ServerChatEvent.ChatRemoved(var _, var chatId) -> new ChatRemoved(chatId);
            case ServerChatEvent.ChatRead(var _, var chatId, var userId, var seq) -> new ChatRead(chatId, userId, seq);
        };
    }
}
