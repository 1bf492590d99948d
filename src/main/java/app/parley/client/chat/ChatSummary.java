package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One chat in the list.
///
/// @param title what to call it: the other one's name, or the group's title
/// @param peer the other one of a direct chat with their presence, null in a group
/// @param members everybody in it, oneself included
/// @param lastMessage for the line under the title and its time; null in a new chat
/// @param lastActivity by what the list is ordered: the last message's time, or when the chat was made;
///     milliseconds since the epoch
/// @param unread others' messages since one last looked; of calls only those that were missed
/// @param missed the missed calls among them, as far as this device has their records
/// @param draftText what is being written there, empty for nothing
public record ChatSummary(
        ChatId id,
        ChatType type,
        String title,
        @Nullable User peer,
        List<User> members,
        @Nullable ChatMessage lastMessage,
        long lastActivity,
        int unread,
        int missed,
        boolean muted,
        String draftText) {
    public ChatSummary {
        members = List.copyOf(members);
    }
}
