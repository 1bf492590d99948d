package app.parley.client.ui.finding;

import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.ui.NameMatch;
import app.parley.client.ui.PeopleSearch;
import app.parley.client.ui.Ticker;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Chooses people: those whom one knows from one's chats at once, others as the server finds them. On the thread of
/// its executor.
public final class PeoplePicker {
    /// More than one reads; who does not find somebody among them types on.
    static final int MOST = 50;

    private final ChatService chats;
    private final Supplier<ChatOverview> overview;
    private final PeopleSearch search;
    private final Set<UserId> without;
    private final ObservableList<User> offered = FXCollections.observableArrayList();
    private final ObservableList<User> chosen = FXCollections.observableArrayList();

    /// @param overview what the list of chats shows now
    /// @param without who is not to be offered, besides oneself
    public PeoplePicker(
            ChatService chats, Supplier<ChatOverview> overview, Executor thread, Ticker ticker, Set<UserId> without) {
        this.chats = chats;
        this.overview = overview;
        this.without = Set.copyOf(without);
        search = new PeopleSearch(chats, thread, ticker);
        search.onChange(this::rebuild);
        rebuild();
    }

    public StringProperty query() {
        return search.query();
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
        search.query().set("");
        rebuild();
    }

    public void leaveOut(User user) {
        chosen.remove(user);
        rebuild();
    }

    private void rebuild() {
        var typed = search.typed();
        var all = new LinkedHashMap<UserId, User>();
        for (var chat : overview.get().chats()) {
            for (var user : chat.members()) {
                if (NameMatch.rank(typed, user.displayName(), user.username()) > 0) all.putIfAbsent(user.id(), user);
            }
        }
        for (var user : search.found()) all.putIfAbsent(user.id(), user);
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
