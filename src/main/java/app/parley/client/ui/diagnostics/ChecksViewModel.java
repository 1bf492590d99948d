package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Finding.State;
import app.parley.client.diagnostics.Subject;
import app.parley.client.ui.Texts;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What the doctor has found so far. On the thread of its executor: the JavaFX thread, in a test the test's.
public final class ChecksViewModel {
    private final Diagnostics diagnostics;
    private final Executor thread;
    private final Map<Subject, ReadOnlyObjectWrapper<@Nullable Finding>> found = new EnumMap<>(Subject.class);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private Runnable stop = () -> {};
    /// Tells a round from those before it, of which something may still be on its way.
    private int round;

    public ChecksViewModel(Diagnostics diagnostics, Executor thread) {
        this.diagnostics = diagnostics;
        this.thread = thread;
        for (var subject : Subject.values()) found.put(subject, new ReadOnlyObjectWrapper<>());
    }

    /// Holds null while it is not known.
    ReadOnlyObjectProperty<@Nullable Finding> finding(Subject subject) {
        return of(subject).getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// How it stands in a few words.
    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// Everything that is known, in the order of the subjects.
    public List<Finding> findings() {
        return found.values().stream()
                .map(ReadOnlyObjectWrapper::get)
                .flatMap(finding -> finding == null ? Stream.empty() : Stream.of(finding))
                .toList();
    }

    /// Looks at everything, from the beginning.
    public void run() {
        stop();
        for (var one : found.values()) one.set(null);
        running.set(true);
        summary.set(Texts.of("doctor.looking"));
        var mine = round;
        stop = diagnostics.examine(
                finding -> thread.execute(() -> {
                    if (mine == round) of(finding.subject()).set(finding);
                }),
                () -> thread.execute(() -> {
                    if (mine == round) end();
                }));
    }

    /// Ends a look that goes on.
    public void stop() {
        round++;
        stop.run();
        stop = () -> {};
        running.set(false);
    }

    private void end() {
        running.set(false);
        summary.set(words(findings()));
    }

    private static String words(Collection<Finding> findings) {
        var amiss = findings.stream()
                .filter(finding -> finding.state() == State.WARNING || finding.state() == State.FAILED)
                .count();
        return amiss == 0 ? Texts.of("doctor.allGood") : Texts.of("doctor.found", amiss);
    }

    private ReadOnlyObjectWrapper<@Nullable Finding> of(Subject subject) {
        var one = found.get(subject);
        if (one == null) throw new IllegalArgumentException(subject.name());
        return one;
    }
}
