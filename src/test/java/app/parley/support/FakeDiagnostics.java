package app.parley.support;

import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Finding.What;
import app.parley.client.diagnostics.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// [Diagnostics] that finds what a test says, when it says so. On the test's thread.
public final class FakeDiagnostics implements Diagnostics {
    /// Each time that somebody looks; the newest last.
    public final List<Look> looks = new ArrayList<>();

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
    public Runnable examine(Consumer<Finding> told, Runnable over) {
        var look = new Look(told, over);
        looks.add(look);
        return () -> look.stopped = true;
    }
}
