package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Conversation;
import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One conversation at a time: what is read in it, and what is being written. What is typed into one chat waits
/// there while another is shown. On the thread of its executor.
public final class ChatViewModel {
    private final ChatService chats;
    private final Executor thread;
    private final TimeWords words;
    private final ReadOnlyObjectWrapper<@Nullable Conversation> conversation = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ChatItem> items = FXCollections.observableArrayList();
    private final StringProperty draft = new SimpleStringProperty("");
    private final Map<ChatId, String> drafts = new HashMap<>();
    private @Nullable ChatId shown;
    private boolean onScreen;
    private ChatService.@Nullable Subscription watching;

    public ChatViewModel(ChatService chats, Executor thread, TimeWords words) {
        this.chats = chats;
        this.thread = thread;
        this.words = words;
    }

    /// Shows a chat; null shows none.
    public void show(@Nullable ChatId chat) {
        if (chat != null && chat.equals(shown)) return;
        if (watching != null) watching.close();
        watching = null;
        if (shown != null) drafts.put(shown, draft.get());
        shown = chat;
        conversation.set(null);
        items.clear();
        draft.set(chat == null ? "" : drafts.getOrDefault(chat, ""));
        if (chat == null) return;
        watching = chats.observe(
                chat,
                next -> thread.execute(() -> {
                    if (chat.equals(shown)) update(next);
                }));
    }

    /// Whether somebody can see it now: only then what comes is read.
    public void setOnScreen(boolean onScreen) {
        this.onScreen = onScreen;
        markRead();
    }

    /// Holds null while no chat is shown, or the first look at one is on its way.
    public ReadOnlyObjectProperty<@Nullable Conversation> conversation() {
        return conversation.getReadOnlyProperty();
    }

    public ObservableList<ChatItem> items() {
        return items;
    }

    /// What is being written.
    public StringProperty draft() {
        return draft;
    }

    /// Whether it can be sent.
    public ObservableValue<Boolean> sendable() {
        return draft.map(text -> !text.isBlank() && text.codePointCount(0, text.length()) <= Bounds.MESSAGE_MAX);
    }

    /// Why it cannot be sent although there is something; empty otherwise.
    public ObservableValue<String> tooLong() {
        return draft.map(text -> {
            var over = text.codePointCount(0, text.length()) - Bounds.MESSAGE_MAX;
            return over > 0 ? Texts.of("chat.tooLong", over) : "";
        });
    }

    public User self() {
        return chats.self();
    }

    /// Whom one could call here: the peer, or in a group everybody else.
    public List<User> callable() {
        var now = conversation.get();
        if (now == null) return List.of();
        UserId self = chats.self().id();
        return now.chat().members().stream()
                .filter(user -> !user.id().equals(self))
                .toList();
    }

    public void send() {
        if (shown == null || !sendable().getValue()) return;
        chats.send(shown, draft.get().strip());
        draft.set("");
    }

    public void retry(ChatMessage message) {
        chats.retry(message.clientId());
    }

    public void loadOlder() {
        var now = conversation.get();
        if (now != null && now.more() && !now.loading())
            chats.loadOlder(now.chat().id());
    }

    /// Another day has begun: what was today is yesterday.
    public void renewDays() {
        var now = conversation.get();
        if (now != null) replace(items, ChatItem.of(now, words));
    }

    private void update(Conversation next) {
        conversation.set(next);
        replace(items, ChatItem.of(next, words));
        markRead();
    }

    private void markRead() {
        var now = conversation.get();
        if (onScreen && now != null && unread(now.chat()))
            chats.markRead(now.chat().id());
    }

    private static boolean unread(ChatSummary chat) {
        return chat.unread() > 0;
    }

    /// Makes `list` equal to `next`, touching only what lies between the common beginning and the common end.
    static <T> void replace(ObservableList<T> list, List<T> next) {
        var head = 0;
        var shorter = Math.min(list.size(), next.size());
        while (head < shorter && list.get(head).equals(next.get(head))) head++;
        var tail = 0;
        while (tail < shorter - head && list.get(list.size() - 1 - tail).equals(next.get(next.size() - 1 - tail)))
            tail++;
        var old = list.size() - tail;
        var fresh = next.subList(head, next.size() - tail);
        var common = Math.min(old - head, fresh.size());
        for (var i = 0; i < common; i++) list.set(head + i, fresh.get(i));
        if (old - head > common) list.remove(head + common, old);
        else if (fresh.size() > common) list.addAll(head + common, fresh.subList(common, fresh.size()));
    }
}
