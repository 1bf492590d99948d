package app.parley.support;

import app.parley.client.diagnostics.BugReport;
import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Finding.What;
import app.parley.client.diagnostics.LogLine;
import app.parley.client.diagnostics.LogSource;
import app.parley.client.diagnostics.Redaction;
import app.parley.client.diagnostics.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// [Diagnostics] that finds what a test says, when it says so. On the test's thread.
public final class FakeDiagnostics implements Diagnostics {
    /// Each time that somebody looks; the newest last.
    public final List<Look> looks = new ArrayList<>();

    /// What the log has that nobody has read yet.
    public final List<LogLine> written = new ArrayList<>();

    /// Where reports were to be saved.
    public final List<Path> saved = new ArrayList<>();

    /// Whether the disk takes nothing.
    public boolean refusing;

    /// How often somebody began to read the log.
    public int logs;

    /// One look.
    public static final class Look {
        private final Consumer<Finding> told;
        private final Runnable over;
        public boolean stopped;

        private Look(Consumer<Finding> told, Runnable over) {
            this.told = told;
            this.over = over;
        }

        public void find(Subject subject, What what, String... facts) {
            told.accept(new Finding(subject, what, List.of(facts)));
        }

        public void end() {
            over.run();
        }
    }

    @Override
    public LogSource log() {
        logs++;
        return () -> CompletableFuture.completedFuture(take());
    }

    @Override
    public CompletableFuture<BugReport> report(Collection<Finding> found, Collection<String> names) {
        var facts = new BugReport.Facts(Map.of("parley", "1.4.0"), Map.of("camera", 1), found, Map.of(), List.of());
        return CompletableFuture.completedFuture(BugReport.of(facts, Redaction.ofExport("", names)));
    }

    @Override
    public CompletableFuture<Boolean> save(BugReport report, Path target) {
        saved.add(target);
        return CompletableFuture.completedFuture(!refusing);
    }

    private List<LogLine> take() {
        var taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    @Override
    public Runnable examine(Consumer<Finding> told, Runnable over) {
        var look = new Look(told, over);
        looks.add(look);
        return () -> look.stopped = true;
    }
}
