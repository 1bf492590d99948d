package app.parley.server.messages;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import app.parley.text.SearchText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// PORT. The messages of all chats and the reactions to them.
public interface MessageStore {
    /// Takes the chat's next `seq`. A transaction that fails gives it back.
    long nextSeq(Tx tx, ChatId chat);

    void insert(Tx tx, Message message);

    Optional<Message> find(Tx tx, MessageId id);

    /// Those that exist of `ids`.
    Map<MessageId, Message> findAll(Tx tx, Collection<MessageId> ids);

    Optional<Message> newest(Tx tx, ChatId chat);

    /// Up to `limit` messages before `beforeSeq`, the newest of them, oldest first.
    List<Message> page(Tx tx, ChatId chat, long beforeSeq, int limit);

    /// Up to `limit` undeleted texts that have all `pieces`, newest first, of the chats that `reader` is in.
    ///
    /// @param chat the only chat to look in; null for all
    List<Message> search(Tx tx, UserId reader, @Nullable ChatId chat, List<SearchText.Piece> pieces, int limit);

    /// How many undeleted messages of others stand after `seq`.
    int unread(Tx tx, ChatId chat, UserId reader, long seq);

    void edit(Tx tx, MessageId id, String body, long now);

    /// Empties the message and marks it as deleted.
    void delete(Tx tx, MessageId id, long now);

    /// Up to `limit` undeleted texts written before `before`, oldest first.
    List<MessageId> old(Tx tx, long before, int limit);

    /// Sets or takes back a reaction; one that stands already stays as it is.
    ///
    /// @return whether it made a difference
    boolean react(Tx tx, MessageId id, UserId user, String emoji, boolean on, long now);
}
