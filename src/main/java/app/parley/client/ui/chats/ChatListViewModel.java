package app.parley.client.ui.chats;

import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Connection;
import app.parley.client.chat.SearchHit;
import app.parley.client.ui.NameMatch;
import app.parley.client.ui.PeopleSearch;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.chat.ChatWords;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The chats one is in, narrowed by what is typed into the search field; for it also the people that the server
/// finds and the messages that have it. On the thread of its executor.
public final class ChatListViewModel {
    private final ChatService chats;
    private final Executor thread;
    private final PeopleSearch search;
    private final TimeWords words;
    private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ChatId> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<ChatOverview> overview = new ReadOnlyObjectWrapper<>(ChatOverview.EMPTY);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private Hits hits = new Hits("", List.of());
    private Consumer<SearchHit> onFound = _ -> {};

    /// Messages, and what was typed when they were asked for.
    private record Hits(String typed, List<SearchHit> all) {}

    /// What the list has to show.
    public enum State {
        LOADING,
        /// No chat yet.
        EMPTY,
        /// Neither a chat nor a person fits the search.
        NOTHING_FOUND,
        ROWS
    }

    public ChatListViewModel(ChatService chats, Executor thread, Ticker ticker, TimeWords words) {
        this.chats = chats;
        this.thread = thread;
        this.words = words;
        search = new PeopleSearch(chats, thread, ticker);
        search.query().subscribe((_, _) -> notice.set(""));
        search.onChange(this::rebuild);
        search.onPause(this::askForMessages);
        chats.observe(next -> thread.execute(() -> {
            overview.set(next);
            rebuild();
        }));
    }

    public ObservableList<ChatRow> rows() {
        return rows;
    }

    public StringProperty query() {
        return search.query();
    }

    /// The chat that is open; null for none.
    public ObjectProperty<@Nullable ChatId> selected() {
        return selected;
    }

    public ReadOnlyObjectProperty<ChatOverview> overview() {
        return overview.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What went wrong with opening a chat; empty otherwise.
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// @param action goes to the place of a message, in the chat that is opened for it
    public void onFound(Consumer<SearchHit> action) {
        onFound = action;
    }

    /// Opens the next chat with unread messages below the open one, or the one before; goes round at the ends.
    public void nextUnread(boolean forward) {
        var all = overview.get().chats();
        var at = indexOf(selected.get());
        for (var step = 1; step <= all.size(); step++) {
            var from = at < 0 && !forward ? all.size() : at;
            var chat = all.get(Math.floorMod(forward ? from + step : from - step, all.size()));
            if (chat.unread() > 0) {
                selected.set(chat.id());
                return;
            }
        }
    }

    private int indexOf(@Nullable ChatId chat) {
        var all = overview.get().chats();
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(chat)) return i;
        }
        return -1;
    }

    /// Another day has begun: what was today is yesterday.
    public void renewDays() {
        rebuild();
    }

    /// Opens what stands in a row.
    public void choose(ChatRow row) {
        notice.set("");
        switch (row) {
            case ChatRow.Existing(var chat, var _) -> selected.set(chat.id());
            case ChatRow.Person(var user) -> open(user);
            case ChatRow.Found(var hit, var _, var _, var _) -> {
                selected.set(hit.message().chatId());
                onFound.accept(hit);
            }
            case ChatRow.Heading _ -> {}
        }
    }

    private void open(User user) {
        // A bug behind the port is logged there; here the chat just does not open.
        var _ = chats.open(user.id())
                .exceptionally(_ -> new ChatOpening.Refused(ErrorCode.INTERNAL))
                .thenAccept(opening -> thread.execute(() -> opened(opening)));
    }

    private void opened(ChatOpening opening) {
        if (opening instanceof ChatOpening.Opened(var chat)) {
            search.query().set("");
            selected.set(chat);
        } else {
            notice.set(ChatWords.notOpened(opening));
        }
    }

    private void askForMessages(String typed) {
        var _ = chats.search(typed, null).thenAccept(here -> {
            found(typed, here.hits());
            var _ = here.everywhere().thenAccept(all -> found(typed, all));
        });
    }

    private void found(String typed, List<SearchHit> all) {
        thread.execute(() -> {
            if (!typed.equals(search.typed())) return;
            hits = new Hits(typed, all);
            rebuild();
        });
    }

    private void rebuild() {
        var typed = search.typed();
        var all = overview.get().chats();
        var next = new ArrayList<ChatRow>();
        for (var chat : all) {
            if (fits(chat, typed)) next.add(new ChatRow.Existing(chat, words.inList(chat.lastActivity())));
        }
        var strangers = search.strangers(all);
        if (!strangers.isEmpty()) {
            next.add(new ChatRow.Heading(Texts.of("chats.people")));
            strangers.forEach(user -> next.add(new ChatRow.Person(user)));
        }
        if (hits.typed.equals(typed) && !hits.all.isEmpty()) {
            next.add(new ChatRow.Heading(Texts.of("chats.messages")));
            for (var hit : hits.all) {
                var message = hit.message();
                next.add(new ChatRow.Found(
                        hit, typed, Excerpt.of(ChatWords.spoken(message), typed), words.inList(message.at())));
            }
        }
        if (!next.equals(rows)) rows.setAll(next);
        state.set(stateOf(typed));
    }

    private State stateOf(String typed) {
        if (!rows.isEmpty()) return State.ROWS;
        if (!typed.isEmpty()) return State.NOTHING_FOUND;
        return overview.get().connection() instanceof Connection.Connecting ? State.LOADING : State.EMPTY;
    }

    private static boolean fits(ChatSummary chat, String typed) {
        return NameMatch.fits(
                typed, chat.title(), chat.peer() == null ? "" : chat.peer().username());
    }
}
