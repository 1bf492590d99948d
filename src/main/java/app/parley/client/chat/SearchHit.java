package app.parley.client.chat;

/// A message that was found.
///
/// @param chatTitle what its chat is called
public record SearchHit(ChatMessage message, String chatTitle) {}
