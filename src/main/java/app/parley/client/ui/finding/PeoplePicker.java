package app.parley.client.ui.finding;

import app.parley.client.account.Reply;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.ui.NameMatch;
import app.parley.client.ui.Ticker;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Chooses people: those whom one knows from one's chats at once, others as the server finds them. On the thread of
/// its executor.
public final class PeoplePicker {
    /// As in the list of chats: under it a fast typist would ask the server for every letter.
    private static final Duration PAUSE = Duration.ofMillis(250);
    /// Section 2 of the protocol.
    private static final int SHORTEST_QUERY = 2;
    /// More than one reads; who does not find somebody among them types on.
    static final int MOST = 50;

    private final ChatService chats;
    private final Supplier<ChatOverview> overview;
    private final Executor thread;
    private final Ticker ticker;
    private final Set<UserId> without;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<User> offered = FXCollections.observableArrayList();
    private final ObservableList<User> chosen = FXCollections.observableArrayList();
    private List<User> found = List.of();
    private Ticker.Stop asking = Ticker.Stop.NOTHING;

    /// @param overview what the list of chats shows now
    /// @param without who is not to be offered, besides oneself
    public PeoplePicker(
            ChatService chats, Supplier<ChatOverview> overview, Executor thread, Ticker ticker, Set<UserId> without) {
        this.chats = chats;
        this.overview = overview;
        this.thread = thread;
        this.ticker = ticker;
        this.without = Set.copyOf(without);
        query.subscribe((_, _) -> changed());
        rebuild();
    }

    public StringProperty query() {
        return query;
    }

    /// Who may be chosen, those already chosen left out.
    public ObservableList<User> offered() {
        return offered;
    }

    public ObservableList<User> chosen() {
        return chosen;
    }

    public void choose(User user) {
        if (chosen.stream().noneMatch(one -> one.id().equals(user.id()))) chosen.add(user);
        query.set("");
        rebuild();
    }

    public void leaveOut(User user) {
        chosen.remove(user);
        rebuild();
    }

    private void changed() {
        found = List.of();
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
                    found = reply instanceof Reply.Got<List<User>>(var users) ? users : List.of();
                    rebuild();
                }));
    }

    private void rebuild() {
        var typed = query.get().strip();
        var all = new LinkedHashMap<UserId, User>();
        for (var chat : overview.get().chats()) {
            for (var user : chat.members()) {
                if (NameMatch.rank(typed, user.displayName(), user.username()) > 0) all.putIfAbsent(user.id(), user);
            }
        }
        for (var user : found) all.putIfAbsent(user.id(), user);
        var taken = chosen.stream().map(User::id).collect(Collectors.toSet());
        // The best match first; of equals whom one wrote to last.
        var next = all.values().stream()
                .filter(user -> !user.id().equals(chats.self().id()))
                .filter(user -> !without.contains(user.id()) && !taken.contains(user.id()))
                .sorted(Comparator.comparingInt(
                                (User user) -> NameMatch.rank(typed, user.displayName(), user.username()))
                        .reversed())
                .limit(MOST)
                .toList();
        if (!next.equals(offered)) offered.setAll(next);
    }
}
