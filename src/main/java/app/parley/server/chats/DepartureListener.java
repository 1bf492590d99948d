package app.parley.server.chats;

import app.parley.protocol.ChatId;
import app.parley.protocol.UserId;

/// Hears that somebody left a chat or was removed from it. Called after the commit, on a thread that may block.
@FunctionalInterface
public interface DepartureListener {
    void left(ChatId chat, UserId user);
}
