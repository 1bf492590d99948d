package app.parley.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A chat as one of its members sees it.
///
/// @param unread others' undeleted messages after one's own mark
/// @param readSeqs how far each member has read, by the `seq` of the newest message read
/// @param muted one's own choice, told to nobody else
public record Chat(
        ChatId id,
        ChatType type,
        @Nullable String title,
        List<User> members,
        int unread,
        Map<UserId, Long> readSeqs,
        @Nullable Message lastMessage,
        boolean muted,
        long createdAt) {
    public Chat {
        members = List.copyOf(members);
        readSeqs = Map.copyOf(readSeqs);
    }

    /// The same chat under another title.
    public Chat called(String name) {
        return new Chat(id, type, name, members, unread, readSeqs, lastMessage, muted, createdAt);
    }
}
