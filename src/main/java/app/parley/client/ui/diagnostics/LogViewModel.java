package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.LogLine;
import app.parley.client.diagnostics.LogLine.Level;
import app.parley.client.diagnostics.LogSource;
import app.parley.client.ui.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The log as somebody looks at it: as many of the newest lines as can be looked through, by how grave they are and
/// by what is looked for. On the thread of its executor: the JavaFX thread, in a test the test's.
public final class LogViewModel {
    /// Lines that are kept: some two megabytes, more than the files of the log have at once.
    static final int MOST = 20_000;

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Supplier<LogSource> sources;
    private final Executor thread;
    private final Ticker ticker;
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shown = new FilteredList<>(lines);
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.INFO);
    private final StringProperty query = new SimpleStringProperty("");
    private Ticker.Stop ticking = Ticker.Stop.NOTHING;
    /// The one that is asked; null while nobody looks.
    private @Nullable LogSource source;

    private boolean asked;

    /// @param sources gives the log from its newest lines on
    public LogViewModel(Supplier<LogSource> sources, Executor thread, Ticker ticker) {
        this.sources = sources;
        this.thread = thread;
        this.ticker = ticker;
        level.subscribe(_ -> filter());
        query.subscribe(_ -> filter());
    }

    /// The lines that are to be seen.
    ObservableList<LogLine> shown() {
        return shown;
    }

    /// The least grave that is shown.
    ObjectProperty<Level> level() {
        return level;
    }

    /// What every line that is shown must have in it, in capitals or not.
    StringProperty query() {
        return query;
    }

    /// Somebody looks: reads the log, and what comes.
    void begin() {
        ticking.stop();
        lines.clear();
        source = sources.get();
        asked = false;
        ask();
        ticking = ticker.every(PERIOD, this::ask);
    }

    /// Nobody looks any more.
    void end() {
        ticking.stop();
        source = null;
    }

    private void ask() {
        var now = source;
        if (now == null || asked) return;
        asked = true;
        var _ = now.next()
                .handleAsync(
                        (more, broken) -> {
                            // What a page before this one has asked for is nobody's any more.
                            if (!now.equals(source)) return false;
                            asked = false;
                            if (broken == null) add(more);
                            return true;
                        },
                        thread);
    }

    private void add(List<LogLine> more) {
        if (more.isEmpty()) return;
        lines.addAll(more);
        if (lines.size() > MOST) lines.remove(0, lines.size() - MOST);
    }

    private void filter() {
        var least = level.get();
        var wanted = query.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(line -> line.level().compareTo(least) <= 0
                && line.text().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
