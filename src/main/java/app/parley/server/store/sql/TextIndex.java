package app.parley.server.store.sql;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import app.parley.text.SearchText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PORT. Finds messages by their text, which every engine does in its own way. Kept up to date by [SqlMessages].
public interface TextIndex {
    /// Takes in a message, in place of what was known of it. A message stands where it stood first.
    void put(Tx tx, Message message);

    void remove(Tx tx, MessageId id);

    /// Up to `limit` messages that have all `pieces`, newest first, of the chats that `reader` is in now.
    ///
    /// @param chat the only chat to look in; null for all
    List<MessageId> find(Tx tx, UserId reader, @Nullable ChatId chat, List<SearchText.Piece> pieces, int limit);
}
