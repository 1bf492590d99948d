package app.parley.client.ui.chats;

import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.SearchHit;
import app.parley.protocol.User;

/// A row of the list.
public sealed interface ChatRow {
    /// A chat one is in.
    ///
    /// @param time of its last message, in words
    record Existing(ChatSummary chat, String time) implements ChatRow {}

    /// Somebody found, with whom there is no chat yet.
    record Person(User user) implements ChatRow {}

    /// A message that was found.
    ///
    /// @param query what was looked for
    /// @param words of it, around what was looked for
    /// @param time in words
    record Found(SearchHit hit, String query, String words, String time) implements ChatRow {}

    /// What stands below it.
    record Heading(String text) implements ChatRow {}
}
