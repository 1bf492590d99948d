package app.parley.client.history;

import app.parley.client.settings.Subscription;
import app.parley.protocol.CallId;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// PORT: one's own calls of the past, for the page of calls and the badge. There without a connection.
///
/// Every method posts and returns. Observers are told where things stand soon after they begin, and again after
/// every change, with a whole immutable snapshot; they are called on parley-outbox and must not block. Safe on
/// every thread.
public interface CallHistory {
    Subscription observe(Consumer<PastCalls> observer);

    /// Brings one more page of older calls into what observers see: from the store, and from the server where the
    /// store ends. Ignored while a page is on its way.
    void loadOlder();

    /// Takes calls out of one's own history, here at once and on the server as soon as there is a connection.
    /// The other side keeps theirs.
    void forget(Collection<CallId> calls);

    /// Takes all calls out of one's own history, those included that this device does not know: so it needs the
    /// server. Completed on parley-outbox with whether that has happened.
    CompletableFuture<Boolean> forgetAll();

    /// The user has looked at the calls: none of them counts as unseen any more.
    void markSeen();
}
