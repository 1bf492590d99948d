package app.parley.client.chat;

import app.parley.client.account.Reply;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// PORT: what a person can see of their chats and do in them; views bind to it.
///
/// Everything shown comes from the device's own store and is there without a connection. Every method posts and
/// returns. Observers are told where things stand soon after they begin, and again after every change, each time
/// with a whole immutable snapshot; they are called on parley-outbox and must not block. Safe on every thread.
public interface ChatService extends AutoCloseable {
    /// Who is signed in here.
    User self();

    /// Watches the list of chats and the connection.
    Subscription observe(Consumer<ChatOverview> observer);

    /// Watches one chat through a window on its messages: the newest ones at first, and where [#loadOlder],
    /// [#loadNewer] and [#jump] move it. All who watch a chat share its window. A chat that one
    /// is not in any more says nothing further.
    Subscription observe(ChatId chat, Consumer<Conversation> observer);

    /// Brings one more page of older messages into what the chat's observers see: from the store, and from the
    /// server where the store ends. Ignored while a page is on its way and where [Conversation#more] is false.
    void loadOlder(ChatId chat);

    /// The same at the other end, where [Conversation#newer] is true.
    void loadNewer(ChatId chat);

    /// Back to the newest messages.
    void showNewest(ChatId chat);

    /// Shows the chat's observers what stands around a place. Completes with whether it is shown: it is not when
    /// nobody watches the chat, or when neither store nor server has it now.
    CompletableFuture<Boolean> jump(ChatId chat, long seq);

    /// Writes to the chat, and forgets its draft. It is stored first and sent as soon as there is a connection,
    /// even if the program ends before that; files are copied before. What is not [Draft#isSendable] is
    /// ignored.
    void send(ChatId chat, Draft draft);

    /// Passes something on to the chat as [#send] does, and leaves what is being written there.
    void forward(ChatId chat, Draft draft);

    /// Words alone.
    default void send(ChatId chat, String text) {
        send(chat, Draft.of(text));
    }

    /// Gives one's own message another text. It is shown at once; what the server does not take is taken back, and
    /// stands in [ChatMessage#refused]. The same holds of [#delete] and [#react].
    void edit(ChatMessage message, String text);

    /// Takes one's own message back. One that has not left this device leaves no trace.
    void delete(ChatMessage message);

    void react(ChatMessage message, String emoji, boolean on);

    /// Tries once more what has failed: a message, or a change to one by [ChangeRefused#id].
    void retry(ClientId letter);

    /// Lets go of a message that has failed or waits, or of a refused change, and gives back what was written;
    /// empty when it has got away meanwhile. A message that the server may know already is deleted there.
    CompletableFuture<Optional<Draft>> discard(ClientId letter);

    /// Keeps what is being written. It is in the store within 0.3 s, which is the most that a kill can lose, and at
    /// once when the service is closed.
    void saveDraft(ChatId chat, Draft draft);

    /// A key was pressed in the chat; call it at every one.
    void typing(ChatId chat);

    /// Everything in the chat has been seen. Called by a view that is on the screen, whenever its snapshot changes.
    void markRead(ChatId chat);

    /// The direct chat with a user, made if it is new. One that this device knows opens without a connection.
    CompletableFuture<ChatOpening> open(UserId user);

    /// Finds people by the beginning of their username or of a word of their name. Needs two characters and the
    /// server.
    CompletableFuture<Reply<List<User>>> searchUsers(String query);

    /// Finds messages that have every word of `query`, by how words begin; case and diacritics do not count.
    ///
    /// @param chat where to look, null for everywhere
    CompletableFuture<SearchHits> search(String query, @Nullable ChatId chat);

    /// Makes a group of oneself and others. Asked again after no answer came, it makes no second one.
    CompletableFuture<ChatOpening> createGroup(String title, List<UserId> members);

    CompletableFuture<Reply<ChatId>> rename(ChatId chat, String title);

    CompletableFuture<Reply<ChatId>> addMembers(ChatId chat, List<UserId> members);

    CompletableFuture<Reply<ChatId>> removeMember(ChatId chat, UserId member);

    default CompletableFuture<Reply<ChatId>> leave(ChatId chat) {
        return removeMember(chat, self().id());
    }

    CompletableFuture<Reply<ChatId>> setMuted(ChatId chat, boolean muted);

    /// Stops; what was not sent stays in the store for the next start.
    @Override
    void close();

    /// Ends an observation.
    interface Subscription extends AutoCloseable {
        /// The observer is not called any more once what is under way on parley-outbox is through.
        @Override
        void close();
    }
}
