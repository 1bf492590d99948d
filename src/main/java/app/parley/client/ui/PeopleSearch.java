package app.parley.client.ui;

import app.parley.client.account.Reply;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.protocol.User;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is typed to find somebody, and whom the server finds for it once typing pauses. Used by the list of chats,
/// the switcher and the choice of people. On the thread of its executor.
public final class PeopleSearch {
    /// How long typing must pause before the server is asked: under it a fast typist would ask for every letter.
    public static final Duration PAUSE = Duration.ofMillis(250);

    /// Section 2 of the protocol: a search needs two characters.
    private static final int SHORTEST_QUERY = 2;

    private final ChatService chats;
    private final Executor thread;
    private final Ticker ticker;
    private final StringProperty query = new SimpleStringProperty("");
    private Runnable onChange = () -> {};
    private Consumer<String> onPause = _ -> {};
    private List<User> found = List.of();
    private Ticker.Stop asking = Ticker.Stop.NOTHING;

    public PeopleSearch(ChatService chats, Executor thread, Ticker ticker) {
        this.chats = chats;
        this.thread = thread;
        this.ticker = ticker;
        query.subscribe((_, _) -> changed());
    }

    /// @param action run when something else is typed or somebody was found
    public void onChange(Runnable action) {
        onChange = action;
    }

    /// @param action asks elsewhere for what is typed, whenever the server is asked
    public void onPause(Consumer<String> action) {
        onPause = action;
    }

    public StringProperty query() {
        return query;
    }

    /// What is typed, without the blanks around it.
    public String typed() {
        return query.get().strip();
    }

    /// Whom the server found for what is typed, oneself left out.
    public List<User> found() {
        return found;
    }

    /// Those found with whom there is no direct chat among `known`.
    public List<User> strangers(List<ChatSummary> known) {
        return found.stream()
                .filter(user -> known.stream().noneMatch(chat -> isWith(chat, user)))
                .toList();
    }

    private void changed() {
        found = List.of();
        asking.stop();
        var typed = typed();
        if (typed.codePointCount(0, typed.length()) >= SHORTEST_QUERY) asking = ticker.after(PAUSE, () -> ask(typed));
        onChange.run();
    }

    private void ask(String typed) {
        var _ = chats.searchUsers(typed)
                .whenComplete((reply, _) -> thread.execute(() -> {
                    // An answer that comes late says nothing about what is typed now.
                    if (!typed.equals(typed())) return;
                    found = reply instanceof Reply.Got<List<User>>(var users) ? withoutSelf(users) : List.of();
                    onChange.run();
                }));
        onPause.accept(typed);
    }

    private List<User> withoutSelf(List<User> users) {
        return users.stream()
                .filter(user -> !user.id().equals(chats.self().id()))
                .toList();
    }

    private static boolean isWith(ChatSummary chat, User user) {
        return chat.peer() != null && chat.peer().id().equals(user.id());
    }
}
