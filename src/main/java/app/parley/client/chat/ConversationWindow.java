package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What the observers of one chat see: a bounded number of its messages side by side, the newest ones at first.
/// Runs on parley-outbox.
final class ConversationWindow {
    /// A page of the protocol's history, and more than a tall window shows.
    static final int PAGE = 50;
    /// Most messages that are held at once: some screens to each side of what is looked at. Beyond it the far
    /// end is let go, page by page.
    static final int MOST = 300;

    final List<Consumer<Conversation>> observers = new ArrayList<>();
    private final ChatId chat;
    private final MessageStore store;
    private final LongSupplier newestSeq;
    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private boolean loading;
    private long firstUnread;
    /// Counts what it was pointed at, so that an answer for an earlier view is told apart.
    private int view;

    /// @param newestSeq of the whole chat, as far as it is known
    /// @param firstUnread where the divider stands
    ConversationWindow(ChatId chat, MessageStore store, LongSupplier newestSeq, long firstUnread) {
        this.chat = chat;
        this.store = store;
        this.newestSeq = newestSeq;
        this.firstUnread = firstUnread;
        reopen();
    }

    ChatId chat() {
        return chat;
    }

    List<Message> messages() {
        return List.copyOf(messages.values());
    }

    /// `seq` starts at 1 and has no gaps, so whatever lies below is there to be had.
    boolean more() {
        return !messages.isEmpty() && messages.firstKey() > 1;
    }

    boolean newer() {
        return !messages.isEmpty() && messages.lastKey() < newestSeq.getAsLong();
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

    int view() {
        return view;
    }

    long firstUnread() {
        return firstUnread;
    }

    /// Oneself has written: what was unread is known.
    void answered() {
        firstUnread = 0;
    }

    boolean holds(long seq) {
        return messages.containsKey(seq);
    }

    long oldestSeq() {
        return messages.isEmpty() ? Long.MAX_VALUE : messages.firstKey();
    }

    /// 0 while there is none.
    long latestSeq() {
        return messages.isEmpty() ? 0 : messages.lastKey();
    }

    /// Begins anew with the newest messages in the store.
    void reopen() {
        turn(store.newest(chat, Long.MAX_VALUE, PAGE));
    }

    /// Shows what the store has around a place; false when it does not have the message that stands there.
    boolean openAround(long seq) {
        if (holds(seq)) return true;
        var before = store.newest(chat, seq + 1, PAGE / 2);
        if (before.isEmpty() || before.getLast().seq() != seq) return false;
        turn(before);
        addNewer(store.following(chat, seq, PAGE / 2));
        return true;
    }

    /// Shows other messages, from the last of them down as far as they have no gap.
    ///
    /// @param others oldest first
    void turn(List<Message> others) {
        view++;
        loading = false;
        messages.clear();
        addOlder(others);
    }

    /// Adds one more page out of the store; false when the store has nothing that joins on.
    boolean addOlderFromStore() {
        var first = oldestSeq();
        addOlder(store.newest(chat, first, PAGE));
        return oldestSeq() < first;
    }

    /// The same at the other end.
    boolean addNewerFromStore() {
        var last = latestSeq();
        addNewer(store.following(chat, last, PAGE));
        return latestSeq() > last;
    }

    /// Adds, from the newest down, those that join on without a gap.
    ///
    /// @param older oldest first
    void addOlder(List<Message> older) {
        for (var message : older.reversed()) {
            if (!messages.isEmpty() && message.seq() != messages.firstKey() - 1) break;
            messages.put(message.seq(), message);
        }
        while (messages.size() > MOST) messages.pollLastEntry();
    }

    /// Adds, from the oldest up, those that join on without a gap.
    ///
    /// @param newer oldest first
    void addNewer(List<Message> newer) {
        for (var message : newer) {
            if (message.seq() != latestSeq() + 1) break;
            messages.put(message.seq(), message);
        }
        while (messages.size() > MOST) messages.pollFirstEntry();
    }

    /// Takes a message, new or changed, unless it lies outside of what this window reaches.
    void put(Message message) {
        var seq = message.seq();
        if (messages.isEmpty() || seq == latestSeq() + 1) {
            messages.put(seq, message);
            // Not one by one: what is read at the top would move with every message.
            if (messages.size() > MOST + PAGE) {
                while (messages.size() > MOST) messages.pollFirstEntry();
            }
        } else if (holds(seq)) {
            messages.put(seq, message);
        }
    }
}
