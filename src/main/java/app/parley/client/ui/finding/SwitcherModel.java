package app.parley.client.ui.finding;

import app.parley.client.account.Reply;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.NameMatch;
import app.parley.client.ui.Ticker;
import app.parley.protocol.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where one may want to go: chats by their names, the best match first and of equals the latest; with nothing
/// typed the latest. Then people whom the server finds. On the thread of its executor.
public final class SwitcherModel {
    /// More than one reads; who does not find it among them types on.
    static final int MOST = 30;
    /// As in the list of chats: under it a fast typist would ask the server for every letter.
    private static final Duration PAUSE = Duration.ofMillis(250);
    /// Section 2 of the protocol.
    private static final int SHORTEST_QUERY = 2;

    private final ChatService chats;
    private final Supplier<ChatOverview> overview;
    private final Executor thread;
    private final Ticker ticker;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Goal> goals = FXCollections.observableArrayList();
    private List<User> people = List.of();
    private Ticker.Stop asking = Ticker.Stop.NOTHING;

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
        this.overview = overview;
        this.thread = thread;
        this.ticker = ticker;
        query.subscribe((_, _) -> changed());
        rebuild();
    }

    public StringProperty query() {
        return query;
    }

    public ObservableList<Goal> goals() {
        return goals;
    }

    private void changed() {
        people = List.of();
        asking.stop();
        var typed = query.get().strip();
        if (typed.codePointCount(0, typed.length()) >= SHORTEST_QUERY) asking = ticker.after(PAUSE, () -> ask(typed));
        rebuild();
    }

    private void ask(String typed) {
        var _ = chats.searchUsers(typed)
                .whenComplete((reply, _) -> thread.execute(() -> {
                    // An answer that comes late says nothing about what is typed now.
                    if (!typed.equals(query.get().strip())) return;
                    people = reply instanceof Reply.Got<List<User>>(var found) ? found : List.of();
                    rebuild();
                }));
    }

    private record Ranked(ChatSummary chat, int rank) {}

    private void rebuild() {
        var typed = query.get().strip();
        var all = overview.get().chats();
        var next = new ArrayList<Goal>();
        all.stream()
                .map(chat -> new Ranked(chat, rank(chat, typed)))
                .filter(one -> one.rank > 0)
                .sorted(Comparator.comparingInt(Ranked::rank).reversed())
                .limit(MOST)
                .forEach(one -> next.add(new Goal.Chat(one.chat)));
        people.stream()
                .filter(user -> !user.id().equals(chats.self().id()))
                .filter(user -> all.stream().noneMatch(chat -> isWith(chat, user)))
                .forEach(user -> next.add(new Goal.Person(user)));
        if (!next.equals(goals)) goals.setAll(next);
    }

    private static int rank(ChatSummary chat, String typed) {
        var peer = chat.peer();
        return NameMatch.rank(typed, chat.title(), peer == null ? "" : peer.username());
    }

    private static boolean isWith(ChatSummary chat, User user) {
        return chat.peer() != null && chat.peer().id().equals(user.id());
    }
}
