package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What the observers of one chat see: its newest messages without a gap, and as many older ones as were asked for.
/// Runs on parley-outbox.
final class ConversationWindow {
    /// A page of the protocol's history, and more than a tall window shows.
    static final int PAGE = 50;

    final List<Consumer<Conversation>> observers = new ArrayList<>();
    private final ChatId chat;
    private final MessageStore store;
    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private boolean loading;

    ConversationWindow(ChatId chat, MessageStore store) {
        this.chat = chat;
        this.store = store;
        reopen();
    }

    List<Message> messages() {
        return List.copyOf(messages.values());
    }

    /// `seq` starts at 1 and has no gaps, so whatever lies below is there to be had.
    boolean more() {
        return !messages.isEmpty() && messages.firstKey() > 1;
    }

    /// Whether a page of the server's would make it fuller at once.
    boolean isShort() {
        return more() && messages.size() < PAGE;
    }

    boolean loading() {
        return loading;
    }

    void loading(boolean now) {
        loading = now;
    }

    long oldestSeq() {
        return messages.isEmpty() ? Long.MAX_VALUE : messages.firstKey();
    }

    /// Begins anew with the newest messages in the store.
    void reopen() {
        messages.clear();
        addOlder(store.newest(chat, Long.MAX_VALUE, PAGE));
    }

    /// Adds one more page out of the store; false when the store has nothing that joins on.
    boolean addOlderFromStore() {
        var before = messages.size();
        addOlder(store.newest(chat, oldestSeq(), PAGE));
        return messages.size() > before;
    }

    /// Adds, from the newest down, those that join on without a gap.
    ///
    /// @param older oldest first
    void addOlder(List<Message> older) {
        for (var message : older.reversed()) {
            if (!messages.isEmpty() && message.seq() != messages.firstKey() - 1) return;
            messages.put(message.seq(), message);
        }
    }

    /// Takes a message, new or changed, unless it lies further back than this window reaches.
    void put(Message message) {
        if (messages.isEmpty() || message.seq() >= messages.firstKey()) messages.put(message.seq(), message);
    }
}
