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
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The chats that somebody looks at, and where their further messages come from: the store, which may have
/// holes, and the server, which has none. Runs on parley-outbox.
final class ConversationWindows {
    private final MessageStore store;
    private final ChatBook book;
    private final Quotes quotes;
    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final Runnable changed;
    private final Map<ChatId, ConversationWindow> windows = new HashMap<>();
    private boolean online;

    /// @param changed called when observers are to be told
    ConversationWindows(
            MessageStore store,
            ChatBook book,
            Quotes quotes,
            Signalling signalling,
            Loop<Runnable> loop,
            Runnable changed) {
        this.store = store;
        this.book = book;
        this.quotes = quotes;
        this.signalling = signalling;
        this.loop = loop;
        this.changed = changed;
    }

    ConversationWindow open(ChatId chat, Consumer<Conversation> observer) {
        var window = windows.computeIfAbsent(
                chat, id -> new ConversationWindow(id, store, () -> book.newestSeq(id), book.firstUnread(id)));
        window.observers.add(observer);
        return window;
    }

    void leave(ChatId chat, Consumer<Conversation> observer) {
        var window = windows.get(chat);
        if (window == null) return;
        window.observers.remove(observer);
        if (window.observers.isEmpty()) windows.remove(chat);
    }

    @Nullable
    ConversationWindow window(ChatId chat) {
        return windows.get(chat);
    }

    void forEach(BiConsumer<ChatId, ConversationWindow> what) {
        Map.copyOf(windows).forEach(what);
    }

    void put(Message message) {
        var window = windows.get(message.chatId());
        if (window != null) window.put(message);
    }

    void answered(ChatId chat) {
        var window = windows.get(chat);
        if (window == null) return;
        window.answered();
        // What one has written is to be seen.
        showNewest(chat);
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

    /// One more page of older ones.
    void loadOlder(ChatId chat) {
        var window = windows.get(chat);
        if (window == null || window.loading() || !window.more()) return;
        if (window.addOlderFromStore()) {
            changed.run();
        } else if (online) {
            ask(window, window.oldestSeq(), window::addOlder);
        }
    }

    /// One more page of newer ones.
    void loadNewer(ChatId chat) {
        var window = windows.get(chat);
        if (window == null || window.loading() || !window.newer()) return;
        if (window.addNewerFromStore()) {
            changed.run();
        } else if (online) {
            ask(window, window.latestSeq() + ConversationWindow.PAGE + 1, window::addNewer);
        }
    }

    void showNewest(ChatId chat) {
        var window = windows.get(chat);
        if (window == null || !window.newer()) return;
        window.reopen();
        changed.run();
        fill();
    }

    /// Shows a place and what is around it. The answer says whether it is shown.
    void jump(ChatId chat, long seq, CompletableFuture<Boolean> shown) {
        var window = windows.get(chat);
        if (window == null || seq < 1 || seq > book.newestSeq(chat)) {
            shown.complete(false);
        } else if (window.openAround(seq)) {
            changed.run();
            surround(window, seq);
            shown.complete(true);
        } else if (online) {
            ask(
                    window,
                    seq + ConversationWindow.PAGE / 2,
                    messages -> {
                        if (messages.stream().noneMatch(message -> message.seq() == seq)) return;
                        window.turn(messages);
                        surround(window, seq);
                    },
                    () -> shown.complete(window.holds(seq)));
        } else {
            shown.complete(false);
        }
    }

    /// What stands at an end of the window has something beside it.
    private void surround(ConversationWindow window, long seq) {
        if (window.newer() && window.latestSeq() - seq < ConversationWindow.PAGE / 4) loadNewer(window.chat());
        if (window.isShort()) loadOlder(window.chat());
    }

    private void ask(ConversationWindow window, long beforeSeq, Consumer<List<Message>> take) {
        ask(window, beforeSeq, take, () -> {});
    }

    /// @param then run whatever came of it
    private void ask(ConversationWindow window, long beforeSeq, Consumer<List<Message>> take, Runnable then) {
        window.loading(true);
        changed.run();
        var view = window.view();
        var asked = new ClientChatEvent.History(window.chat(), beforeSeq, ConversationWindow.PAGE);
        signalling.send(
                asked,
                outcome -> loop.post(() -> {
                    var current = view == window.view();
                    if (current) window.loading(false);
                    if (outcome instanceof Outcome.Answered(Ack.Messages(var messages, var _))) {
                        var kept = kept(window.chat(), messages);
                        quotes.lookAgain();
                        if (current) take.accept(kept);
                    }
                    changed.run();
                    then.run();
                }));
    }

    /// Stores what is not stored yet. What is has all that was told since, which a page that was read earlier may
    /// lack.
    private List<Message> kept(ChatId chat, List<Message> page) {
        if (page.isEmpty()) return page;
        var known = store.following(chat, page.getFirst().seq() - 1, page.size()).stream()
                .collect(Collectors.toMap(Message::seq, Function.identity()));
        store.atomically(() -> page.stream()
                .filter(message -> !known.containsKey(message.seq()))
                .forEach(store::putMessage));
        return page.stream()
                .map(message -> known.getOrDefault(message.seq(), message))
                .toList();
    }
}
