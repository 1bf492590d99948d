package app.parley.client.chat;

import app.parley.loop.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those who look how things stand, once for all that happens in one go. Runs on parley-outbox.
final class Watchers {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);

    private final ChatBook book;
    private final ConversationWindows windows;
    private final Snapshots snapshots;
    private final Loop<Runnable> loop;
    private final List<Consumer<ChatOverview>> observers = new ArrayList<>();
    private Connection connection = new Connection.Connecting();
    private boolean unsaved;
    private boolean publishing;

    Watchers(ChatBook book, ConversationWindows windows, Snapshots snapshots, Loop<Runnable> loop) {
        this.book = book;
        this.windows = windows;
        this.snapshots = snapshots;
        this.loop = loop;
    }

    Connection connection() {
        return connection;
    }

    void connection(Connection now) {
        connection = now;
        windows.online(now instanceof Connection.Online);
        publish();
    }

    /// Whether the store takes what it is given.
    void stored(boolean well) {
        if (unsaved != well) return;
        unsaved = !well;
        publish();
    }

    void add(Consumer<ChatOverview> observer) {
        observers.add(observer);
        tell(observer, snapshots.overview(connection, unsaved));
    }

    void remove(Consumer<ChatOverview> observer) {
        observers.remove(observer);
    }

    void clear() {
        observers.clear();
    }

    void tell(ConversationWindow window, Consumer<Conversation> observer) {
        var known = book.chat(window.chat());
        if (known != null) tell(observer, snapshots.conversation(known, window));
    }

    void publish() {
        if (publishing) return;
        publishing = true;
        loop.post(() -> {
            publishing = false;
            var overview = snapshots.overview(connection, unsaved);
            List.copyOf(observers).forEach(observer -> tell(observer, overview));
            windows.forEach((chat, window) -> {
                var known = book.chat(chat);
                if (known == null) return;
                var conversation = snapshots.conversation(known, window);
                List.copyOf(window.observers).forEach(observer -> tell(observer, conversation));
            });
        });
    }

    private static <T> void tell(Consumer<T> observer, T snapshot) {
        try {
            observer.accept(snapshot);
        } catch (RuntimeException e) {
            log.error("an observer of chats failed", e);
        }
    }
}
