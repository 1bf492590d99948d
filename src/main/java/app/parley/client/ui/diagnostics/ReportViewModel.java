package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.BugReport;
import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Finding;
import app.parley.client.ui.Texts;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The report for whoever looks for a mistake: made when it is asked for, looked at, and saved. On the thread
/// of its executor: the JavaFX thread, in a test the test's.
public final class ReportViewModel {
    private final Diagnostics diagnostics;
    private final Supplier<? extends Collection<Finding>> found;
    private final Supplier<? extends Collection<String>> names;
    private final Executor thread;
    private final ReadOnlyObjectWrapper<@Nullable BugReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(new Said("", false));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// What came of it, in a sentence; empty for nothing.
    record Said(String text, boolean wrong) {}

    /// @param found what the doctor has found by then
    /// @param names that must not stand in a report
    public ReportViewModel(
            Diagnostics diagnostics,
            Supplier<? extends Collection<Finding>> found,
            Supplier<? extends Collection<String>> names,
            Executor thread) {
        this.diagnostics = diagnostics;
        this.found = found;
        this.names = names;
        this.thread = thread;
    }

    /// Holds null before it was asked for.
    ReadOnlyObjectProperty<@Nullable BugReport> report() {
        return report.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Said> said() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Puts it together anew.
    void prepare() {
        begin(diagnostics.report(found.get(), names.get()), made -> {
            report.set(made);
            said.set(new Said("", false));
        });
    }

    /// Writes exactly what was put together, and so could be looked at.
    void save(Path target) {
        var made = report.get();
        if (made == null) return;
        begin(
                diagnostics.save(made, target),
                written -> said.set(
                        written
                                ? new Said(Texts.of("report.saved"), false)
                                : new Said(Texts.of("report.notWritten"), true)));
    }

    private <T> void begin(CompletableFuture<T> work, Consumer<T> then) {
        busy.set(true);
        var _ = work.whenCompleteAsync(
                (made, broken) -> {
                    busy.set(false);
                    if (broken == null) then.accept(made);
                    else said.set(new Said(Texts.of("report.notMade"), true));
                },
                thread);
    }
}
