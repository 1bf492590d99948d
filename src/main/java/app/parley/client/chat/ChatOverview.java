package app.parley.client.chat;

import java.util.List;

/// The list of chats, the one with the latest activity first.
///
/// @param unsaved whether this device cannot store what is written or comes, because its disk is full or does not
///     answer: what was typed stands in its chat as failed, and what came comes again
public record ChatOverview(Connection connection, boolean unsaved, List<ChatSummary> chats) {
    /// Nothing known yet.
    public static final ChatOverview EMPTY = new ChatOverview(new Connection.Connecting(), false, List.of());

    public ChatOverview {
        chats = List.copyOf(chats);
    }

    /// With everything stored.
    public ChatOverview(Connection connection, List<ChatSummary> chats) {
        this(connection, false, chats);
    }

    /// Unread messages in all chats that are not muted.
    public int unread() {
        return chats.stream()
                .filter(chat -> !chat.muted())
                .mapToInt(ChatSummary::unread)
                .sum();
    }
}
