package app.parley.client.chat;

import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The chats that somebody looks at, and where their older messages come from. Runs on parley-outbox.
final class ConversationWindows {
    private final MessageStore store;
    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final Runnable changed;
    private final Map<ChatId, ConversationWindow> windows = new HashMap<>();
    private boolean online;

    /// @param changed called when observers are to be told
    ConversationWindows(MessageStore store, Signalling signalling, Loop<Runnable> loop, Runnable changed) {
        this.store = store;
        this.signalling = signalling;
        this.loop = loop;
        this.changed = changed;
    }

    ConversationWindow open(ChatId chat, Consumer<Conversation> observer) {
        var window = windows.computeIfAbsent(chat, id -> new ConversationWindow(id, store));
        window.observers.add(observer);
        return window;
    }

    void leave(ChatId chat, Consumer<Conversation> observer) {
        var window = windows.get(chat);
        if (window == null) return;
        window.observers.remove(observer);
        if (window.observers.isEmpty()) windows.remove(chat);
    }

    void forEach(BiConsumer<ChatId, ConversationWindow> what) {
        Map.copyOf(windows).forEach(what);
    }

    void put(Message message) {
        var window = windows.get(message.chatId());
        if (window != null) window.put(message);
    }

    /// There may be gaps in the store now.
    void reopen() {
        windows.values().forEach(ConversationWindow::reopen);
    }

    void online(boolean now) {
        online = now;
    }

    /// Asks the server for what short windows lack.
    void fill() {
        forEach((chat, window) -> {
            if (window.isShort()) loadOlder(chat);
        });
    }

    /// One more page, out of the store or else from the server.
    void loadOlder(ChatId chat) {
        var window = windows.get(chat);
        if (window == null || window.loading() || !window.more()) return;
        if (window.addOlderFromStore()) {
            changed.run();
        } else if (online) {
            window.loading(true);
            changed.run();
            var asked = new ClientChatEvent.History(chat, window.oldestSeq(), ConversationWindow.PAGE);
            signalling.send(asked, outcome -> loop.post(() -> loaded(window, outcome)));
        }
    }

    private void loaded(ConversationWindow window, Outcome outcome) {
        window.loading(false);
        if (outcome instanceof Outcome.Answered(Ack.Messages(var older, var _))) {
            keep(older);
            window.addOlder(older);
        }
        changed.run();
    }

    private void keep(List<Message> messages) {
        store.atomically(() -> messages.forEach(store::putMessage));
    }
}
