package app.parley.client.ui.finding;

import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.NameMatch;
import app.parley.client.ui.PeopleSearch;
import app.parley.client.ui.Ticker;
import app.parley.client.ui.chat.ChatWords;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where one may want to go: chats by their names, the best match first and of equals the latest; with nothing
/// typed the latest. Then people whom the server finds. On the thread of its executor.
public final class SwitcherModel {
    /// More than one reads; who does not find it among them types on.
    static final int MOST = 30;

    private final ChatService chats;
    private final Executor thread;
    private final PeopleSearch search;
    private final Supplier<ChatOverview> overview;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ObservableList<Goal> goals = FXCollections.observableArrayList();
    /// Whether somebody's chat is waited for, and which wish that was: one that was given up is told by it.
    private boolean asking;

    private int asked;

    /// Somewhere to go.
    public sealed interface Goal {
        /// A chat one is in.
        record Chat(ChatSummary chat) implements Goal {}

        /// Somebody without a chat yet.
        record Person(User user) implements Goal {}
    }

    /// @param overview what the list of chats shows now
    public SwitcherModel(ChatService chats, Supplier<ChatOverview> overview, Executor thread, Ticker ticker) {
        this.chats = chats;
        this.thread = thread;
        this.overview = overview;
        search = new PeopleSearch(chats, thread, ticker);
        search.query().subscribe((_, _) -> said.set(""));
        search.onChange(this::rebuild);
        rebuild();
    }

    public StringProperty query() {
        return search.query();
    }

    public ObservableList<Goal> goals() {
        return goals;
    }

    /// Why the chat with somebody cannot be opened; empty for nothing.
    public ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /// Goes to `goal`: somebody without a chat gets one first, which is waited for.
    ///
    /// @param arrived told of the chat, once it is there; not after [#giveUp]
    public void choose(Goal goal, Consumer<ChatId> arrived) {
        if (asking) return;
        said.set("");
        switch (goal) {
            case Goal.Chat(var chat) -> arrived.accept(chat.id());
            case Goal.Person(var user) -> {
                asking = true;
                var mine = ++asked;
                var _ = chats.open(user.id())
                        .exceptionally(_ -> new ChatOpening.Refused(ErrorCode.INTERNAL))
                        .thenAcceptAsync(
                                opening -> {
                                    if (mine != asked) return;
                                    asking = false;
                                    if (opening instanceof ChatOpening.Opened(var chat)) arrived.accept(chat);
                                    else said.set(ChatWords.notOpened(opening));
                                },
                                thread);
            }
        }
    }

    /// Nobody waits any more.
    public void giveUp() {
        asked++;
        asking = false;
    }

    private record Ranked(ChatSummary chat, int rank) {}

    private void rebuild() {
        var typed = search.typed();
        var all = overview.get().chats();
        var next = new ArrayList<Goal>();
        all.stream()
                .map(chat -> new Ranked(chat, rank(chat, typed)))
                .filter(one -> one.rank > 0)
                .sorted(Comparator.comparingInt(Ranked::rank).reversed())
                .limit(MOST)
                .forEach(one -> next.add(new Goal.Chat(one.chat)));
        search.strangers(all).forEach(user -> next.add(new Goal.Person(user)));
        if (!next.equals(goals)) goals.setAll(next);
    }

    private static int rank(ChatSummary chat, String typed) {
        var peer = chat.peer();
        return NameMatch.rank(typed, chat.title(), peer == null ? "" : peer.username());
    }
}
