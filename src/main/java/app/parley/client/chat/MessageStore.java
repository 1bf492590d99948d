package app.parley.client.chat;

import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// PORT: what one signed-in user's device keeps of chats. Used on parley-outbox alone; every call blocks for a
/// moment, and what it changed is durable when it returns, or when the outermost [#atomically] does.
public interface MessageStore extends AutoCloseable {
    /// Runs `work` so that all of its changes are kept, or none.
    void atomically(Runnable work);

    /// How far the server's changes are known; empty before the first `sync`.
    Optional<String> cursor();

    void setCursor(String cursor);

    List<Chat> chats();

    /// Keeps a chat in place of what was known of it.
    void putChat(Chat chat);

    /// Forgets a chat with its messages, its letters, its draft and its mark.
    void removeChat(ChatId chat);

    /// Everybody whose name was ever told, so that messages of those who left keep it.
    List<User> users();

    void putUsers(Collection<User> users);

    /// Keeps a message in place of what was known at its `seq`.
    void putMessage(Message message);

    /// Of what is kept the newest messages before `beforeSeq`, `limit` at most, oldest first. There may be gaps.
    List<Message> newest(ChatId chat, long beforeSeq, int limit);

    /// Of what is kept the oldest messages after `afterSeq`, `limit` at most, oldest first. There may be gaps.
    List<Message> following(ChatId chat, long afterSeq, int limit);

    Optional<Message> message(MessageId message);

    /// The newest of the kept messages that have every word of `query`, by how words begin; case and diacritics do
    /// not count. In scripts that do not space words any part of a text is found.
    ///
    /// @param chat where to look, null for everywhere
    List<Message> found(String query, @Nullable ChatId chat, int limit);

    Map<ChatId, Draft> drafts();

    /// Keeps what is being written; what is empty is forgotten.
    void putDraft(ChatId chat, Draft draft);

    /// What waits in the outbox, failed letters included, in the order of writing.
    List<OutboxLetter> letters();

    /// Keeps a letter as it is; one that is known already stays in its place.
    void putLetter(OutboxLetter letter);

    void removeLetter(ClientId letter);

    /// How far the user has read without the server knowing it yet.
    Map<ChatId, Long> unsentMarks();

    void putUnsentMark(ChatId chat, long seq);

    void removeUnsentMark(ChatId chat);

    @Override
    void close();
}
