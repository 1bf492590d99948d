package app.parley.server.members;

import app.parley.protocol.ChatId;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import java.util.List;

/// PORT. Which users belong to which chats.
public interface MemberStore {
    boolean chatExists(Tx tx, ChatId chat);

    /// In the order in which they joined; empty for an unknown chat.
    List<UserId> of(Tx tx, ChatId chat);

    boolean isMember(Tx tx, ChatId chat, UserId user);

    /// The chats of `user`, oldest membership first.
    List<ChatId> chatsOf(Tx tx, UserId user);

    /// Everybody else who shares a chat with `user`.
    List<UserId> sharing(Tx tx, UserId user);

    /// Makes `user` a member.
    ///
    /// @param readSeq what counts as read from the start
    void add(Tx tx, ChatId chat, UserId user, long readSeq, long now);

    void remove(Tx tx, ChatId chat, UserId user);
}
