package app.parley.client.ui.history;

import app.parley.client.history.CallHistory;
import app.parley.client.history.PastCall;
import app.parley.client.history.PastCalls;
import app.parley.client.ui.NameMatch;
import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One's calls by day, the newest first, narrowed by a filter and by what is typed. On the thread of its executor.
public final class HistoryViewModel {
    private final CallHistory history;
    private final Executor thread;
    private final TimeWords words;
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<PastCalls> calls = new ReadOnlyObjectWrapper<>(PastCalls.EMPTY);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<HistoryRow.@Nullable Entry> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper when = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private boolean onScreen;

    /// Which calls are listed.
    public enum Filter {
        ALL,
        MISSED
    }

    /// What the list has to show.
    public enum State {
        LOADING,
        /// No call yet.
        EMPTY,
        /// No call fits the filter and the search.
        NOTHING_FOUND,
        ROWS
    }

    public HistoryViewModel(CallHistory history, Executor thread, TimeWords words) {
        this.history = history;
        this.thread = thread;
        this.words = words;
        selected.subscribe(entry -> when.set(entry == null ? "" : when(entry)));
        filter.subscribe((_, _) -> rebuild());
        query.subscribe((_, _) -> rebuild());
        var _ = history.observe(now -> thread.execute(() -> take(now)));
    }

    public ObservableList<HistoryRow> rows() {
        return rows;
    }

    public ObjectProperty<Filter> filter() {
        return filter;
    }

    public StringProperty query() {
        return query;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The call that is looked at; null for none.
    public ReadOnlyObjectProperty<HistoryRow.@Nullable Entry> selected() {
        return selected.getReadOnlyProperty();
    }

    /// How many calls were missed since the user looked last.
    public ObservableValue<Integer> unseen() {
        return calls.map(PastCalls::unseen);
    }

    /// Whether the history can be cleared: only with the server, and when there is something in it.
    public ObservableValue<Boolean> canClear() {
        return calls.map(now -> now.online() && !now.calls().isEmpty());
    }

    /// What went wrong; empty otherwise.
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Another day has begun: what was today is yesterday.
    public void renewDays() {
        rebuild();
        var looked = selected.get();
        when.set(looked == null ? "" : when(looked));
    }

    /// When the call that is looked at was; empty for none.
    public ReadOnlyStringProperty when() {
        return when.getReadOnlyProperty();
    }

    private String when(HistoryRow.Entry entry) {
        var call = entry.call();
        return Texts.of(
                call.outgoing() ? "history.when.outgoing" : "history.when.incoming",
                words.ofDay(words.day(call.record().createdAt())),
                words.time(call.record().createdAt()));
    }

    public void select(HistoryRow.@Nullable Entry entry) {
        selected.set(entry);
    }

    /// While the list can be seen, what is missed counts as seen.
    public void setOnScreen(boolean now) {
        onScreen = now;
        if (now) history.markSeen();
    }

    public void loadOlder() {
        if (calls.get().more() && !calls.get().loading()) history.loadOlder();
    }

    /// Takes a call out of one's own history.
    public void forget(HistoryRow.Entry entry) {
        history.forget(List.of(entry.call().record().callId()));
    }

    /// Takes all calls out of it.
    public void clear() {
        notice.set("");
        var _ = history.forgetAll()
                .thenAccept(done -> thread.execute(() -> notice.set(done ? "" : Texts.of("history.clear.failed"))));
    }

    private void take(PastCalls now) {
        calls.set(now);
        if (onScreen && now.unseen() > 0) history.markSeen();
        rebuild();
    }

    private void rebuild() {
        var now = calls.get();
        var next = new ArrayList<HistoryRow>();
        LocalDate day = null;
        for (var call : now.calls()) {
            if (!isListed(call)) continue;
            var its = words.day(call.record().createdAt());
            if (!its.equals(day)) next.add(new HistoryRow.Day(words.ofDay(its)));
            day = its;
            next.add(new HistoryRow.Entry(
                    call, name(call), words.time(call.record().createdAt())));
        }
        if (!next.equals(rows)) rows.setAll(next);
        state.set(stateOf(now));
        var looked = selected.get();
        if (looked != null && !rows.contains(looked)) selected.set(null);
        // A filter may leave few of a page: others may stand in an older one.
        if (rows.isEmpty()) loadOlder();
    }

    private State stateOf(PastCalls now) {
        if (!rows.isEmpty()) return State.ROWS;
        if (now.loading() || (now.more() && !now.calls().isEmpty())) return State.LOADING;
        return now.calls().isEmpty() ? State.EMPTY : State.NOTHING_FOUND;
    }

    private boolean isListed(PastCall call) {
        if (filter.get() == Filter.MISSED && !call.missed()) return false;
        var peer = call.peer();
        return NameMatch.fits(query.get(), name(call), peer == null ? "" : peer.username());
    }

    private static String name(PastCall call) {
        return call.peer() == null ? Texts.of("chat.somebody") : call.peer().displayName();
    }
}
