package app.parley.client.chat;

import app.parley.client.account.Reply;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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

    /// Watches one chat: its newest messages, and as many older ones as [#loadOlder] brought since. A chat that one
    /// is not in any more says nothing further.
    Subscription observe(ChatId chat, Consumer<Conversation> observer);

    /// Brings one more page of older messages into what the chat's observers see: from the store, and from the
    /// server where the store ends. Ignored while a page is on its way and where [Conversation#more] is false.
    void loadOlder(ChatId chat);

    /// Writes `text` to the chat. It is stored first and sent as soon as there is a connection, even if the program
    /// ends before that. Text that is blank or longer than [app.parley.protocol.Bounds#MESSAGE_MAX] characters is
    /// ignored: the composer does not offer to send it.
    void send(ChatId chat, String text);

    /// Sends a message once more whose delivery has failed.
    void retry(ClientId message);

    /// Everything in the chat has been seen. Called by a view that is on the screen, whenever its snapshot changes.
    void markRead(ChatId chat);

    /// The direct chat with a user, made if it is new. One that this device knows opens without a connection.
    CompletableFuture<ChatOpening> open(UserId user);

    /// Finds people by the beginning of their username or of a word of their name. Needs two characters and the
    /// server.
    CompletableFuture<Reply<List<User>>> searchUsers(String query);

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
