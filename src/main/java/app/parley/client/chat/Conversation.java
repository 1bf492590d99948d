package app.parley.client.chat;

import app.parley.protocol.User;
import java.util.List;

/// One chat as it is read: a window on its messages, which holds a bounded number of them.
///
/// @param messages oldest first, without gaps; what is pending stands at the end, unless `newer`
/// @param more whether there are older ones to load
/// @param newer whether there are newer ones to load: after a jump, or after many pages of older ones
/// @param loading whether messages are on their way
/// @param firstUnreadSeq where the divider stands, 0 for none: the first that was unread when the chat was opened,
///     until it is left or answered
/// @param typing who writes now, oneself left out
/// @param draft what was being written here, as it was stored last
public record Conversation(
        ChatSummary chat,
        List<ChatMessage> messages,
        boolean more,
        boolean newer,
        boolean loading,
        long firstUnreadSeq,
        List<User> typing,
        Draft draft) {
    public Conversation {
        messages = List.copyOf(messages);
        typing = List.copyOf(typing);
    }
}
