package app.parley.client.ui.chat.composer;

import app.parley.client.chat.ChatMessage;

/// What becomes of that which is being written.
public sealed interface Purpose {
    /// A message.
    record Fresh() implements Purpose {}

    /// A message that answers another.
    record Reply(ChatMessage to) implements Purpose {}

    /// Another text for one's own message.
    record Edit(ChatMessage message) implements Purpose {}
}
