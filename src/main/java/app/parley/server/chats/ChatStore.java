package app.parley.server.chats;

import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// PORT. Chats and what each member has of them. Who the members are is `members`' business.
public interface ChatStore {
    Optional<ChatRow> find(Tx tx, ChatId id);

    /// The direct chat of two users, in either order.
    Optional<ChatId> findDirect(Tx tx, UserId one, UserId other);

    void insertDirect(Tx tx, ChatId id, UserId one, UserId other, long now);

    void insertGroup(Tx tx, ChatId id, String title, long now);

    void title(Tx tx, ChatId id, String title);

    /// In the order in which they joined.
    List<Mark> marks(Tx tx, ChatId id);

    void mark(Tx tx, ChatId id, UserId user, long readSeq);

    void mute(Tx tx, ChatId id, UserId user, boolean muted);

    /// @param lastSeq the `seq` of the newest message, 0 before the first
    record ChatRow(ChatId id, ChatType type, @Nullable String title, long lastSeq, long createdAt) {}

    /// What one member has of a chat.
    ///
    /// @param readSeq how far they have read
    record Mark(UserId user, long readSeq, boolean muted) {}
}
