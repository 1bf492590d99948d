package app.parley.server.members;

import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import java.util.List;

/// Answers who may do something in a chat. Every service that is given a chat's id asks here first; used within a
/// transaction, on its thread.
public final class Members {
    private final MemberStore store;

    public Members(MemberStore store) {
        this.store = store;
    }

    /// Throws `chat_not_found` or `not_in_chat` when `user` is not a member of `chat`.
    public void require(Tx tx, ChatId chat, UserId user) {
        if (store.isMember(tx, chat, user)) return;
        throw store.chatExists(tx, chat)
                ? new ProtocolException(ErrorCode.NOT_IN_CHAT, "not a member of this chat")
                : new ProtocolException(ErrorCode.CHAT_NOT_FOUND, "there is no chat of this id");
    }

    public boolean isMember(Tx tx, ChatId chat, UserId user) {
        return store.isMember(tx, chat, user);
    }

    /// In the order in which they joined; empty for an unknown chat.
    public List<UserId> of(Tx tx, ChatId chat) {
        return store.of(tx, chat);
    }

    /// Everybody else who shares a chat with `user`.
    public List<UserId> sharing(Tx tx, UserId user) {
        return store.sharing(tx, user);
    }
}
