package app.parley.client.ui.chat;

import app.parley.client.chat.ChangeRefused;
import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.Conversation;
import app.parley.client.chat.Draft;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.chat.composer.ComposerModel;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One conversation at a time: what is read in it, and what is done with its messages. What is written has
/// [ComposerModel], what is looked for [ChatSearchViewModel]. On the thread of its executor.
public final class ChatViewModel {
    private final ChatService chats;
    private final Executor thread;
    private final TimeWords words;
    private final ComposerModel composer;
    private final ChatSearchViewModel search;
    private final ReadOnlyObjectWrapper<@Nullable Conversation> conversation = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ChatItem> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Long> highlighted = new ReadOnlyObjectWrapper<>(0L);
    private final List<Runnable> beforeChange = new ArrayList<>();
    private @Nullable ChatId shown;
    /// Where one wants to be, until the conversation has it; 0 for nowhere.
    private long wanted;

    private boolean onScreen;
    private ChatService.@Nullable Subscription watching;

    public ChatViewModel(ChatService chats, Executor thread, TimeWords words) {
        this.chats = chats;
        this.thread = thread;
        this.words = words;
        composer = new ComposerModel(chats);
        search = new ChatSearchViewModel(chats, thread, this::jump);
        search.onRenewed(this::renew);
    }

    /// Shows a chat; null shows none.
    public void show(@Nullable ChatId chat) {
        if (chat != null && chat.equals(shown)) return;
        if (watching != null) watching.close();
        watching = null;
        shown = chat;
        wanted = 0;
        highlighted.set(0L);
        composer.show(chat);
        search.show(chat);
        beforeChange.forEach(Runnable::run);
        items.clear();
        conversation.set(null);
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

    /// Holds null while no chat is shown, or the first look at one is on its way. Changes after [#items].
    public ReadOnlyObjectProperty<@Nullable Conversation> conversation() {
        return conversation.getReadOnlyProperty();
    }

    public ObservableList<ChatItem> items() {
        return items;
    }

    /// Runs before the items change: a list then still knows where it stands.
    void beforeChange(Runnable action) {
        beforeChange.add(action);
    }

    /// The place of the message that was jumped to; 0 for none.
    ReadOnlyObjectProperty<Long> highlighted() {
        return highlighted.getReadOnlyProperty();
    }

    void endHighlight() {
        highlighted.set(0L);
    }

    public ComposerModel composer() {
        return composer;
    }

    public ChatSearchViewModel search() {
        return search;
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

    public void retry(ChatMessage message) {
        chats.retry(message.clientId());
    }

    void retry(ChangeRefused change) {
        chats.retry(change.id());
    }

    /// Lets go of a message that did not get away; its text comes back to be written anew.
    void discard(ChatMessage message) {
        discard(message.clientId(), true);
    }

    void discard(ChangeRefused change) {
        discard(change.id(), false);
    }

    private void discard(ClientId letter, boolean giveBack) {
        var chat = shown;
        var _ = chats.discard(letter)
                .thenAcceptAsync(
                        draft -> {
                            if (giveBack && chat != null && chat.equals(shown)) draft.ifPresent(composer::giveBack);
                        },
                        thread);
    }

    void delete(ChatMessage message) {
        chats.delete(message);
    }

    void react(ChatMessage message, String emoji, boolean on) {
        chats.react(message, emoji, on);
    }

    /// Sends the words of a message, and its files as those of this device, to another chat.
    void forward(ChatMessage message, List<Path> files, ChatId to) {
        chats.forward(to, new Draft(message.text(), null, List.of(), files));
    }

    /// Shows the message at a place of the chat, and what stands around it.
    public void jump(long seq) {
        if (shown == null || seq <= 0) return;
        wanted = seq;
        if (items.stream().anyMatch(item -> isAt(item, seq))) arrive();
        else {
            var chat = shown;
            var _ = chats.jump(chat, seq)
                    .thenAcceptAsync(
                            there -> {
                                if (!there && chat.equals(shown)) wanted = 0;
                            },
                            thread);
        }
    }

    public void showNewest() {
        if (shown != null) chats.showNewest(shown);
    }

    public void loadOlder() {
        var now = conversation.get();
        if (now != null && now.more() && !now.loading())
            chats.loadOlder(now.chat().id());
    }

    void loadNewer() {
        var now = conversation.get();
        if (now != null && now.newer() && !now.loading())
            chats.loadNewer(now.chat().id());
    }

    /// Another day has begun: what was today is yesterday.
    public void renewDays() {
        renew();
    }

    private void renew() {
        var now = conversation.get();
        if (now != null) replace(items, rows(now));
    }

    private List<ChatItem> rows(Conversation now) {
        return ChatItem.of(now, self().id(), words).stream()
                .map(item -> item instanceof ChatItem.Bubble bubble
                        ? bubble.withFound(search.found(bubble.message()))
                        : item)
                .toList();
    }

    static boolean isAt(ChatItem item, long seq) {
        var message = item.message();
        return message != null && message.seq() == seq;
    }

    private void update(Conversation next) {
        composer.update(next);
        beforeChange.forEach(Runnable::run);
        replace(items, rows(next));
        conversation.set(next);
        if (wanted != 0 && items.stream().anyMatch(item -> isAt(item, wanted))) arrive();
        markRead();
    }

    private void arrive() {
        var seq = wanted;
        wanted = 0;
        // Also when it was the last that was jumped to.
        highlighted.set(0L);
        highlighted.set(seq);
    }

    private void markRead() {
        var now = conversation.get();
        if (onScreen && now != null && !now.newer() && now.chat().unread() > 0)
            chats.markRead(now.chat().id());
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
