package app.parley.client.chat;

import java.util.List;

/// One chat as it is read.
///
/// @param messages oldest first, without gaps; what is pending stands at the end
/// @param more whether there are older ones to load
/// @param loading whether older ones are on their way
public record Conversation(ChatSummary chat, List<ChatMessage> messages, boolean more, boolean loading) {
    public Conversation {
        messages = List.copyOf(messages);
    }
}
