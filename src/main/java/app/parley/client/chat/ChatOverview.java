package app.parley.client.chat;

import java.util.List;

/// The list of chats, the one with the latest activity first.
public record ChatOverview(Connection connection, List<ChatSummary> chats) {
    /// Nothing known yet.
    public static final ChatOverview EMPTY = new ChatOverview(new Connection.Connecting(), List.of());

    public ChatOverview {
        chats = List.copyOf(chats);
    }

    /// Unread messages in all chats that are not muted.
    public int unread() {
        return chats.stream()
                .filter(chat -> !chat.muted())
                .mapToInt(ChatSummary::unread)
                .sum();
    }
}
