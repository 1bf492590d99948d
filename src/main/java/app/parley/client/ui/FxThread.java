package app.parley.client.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The way onto the JavaFX thread, and the only caller of `Platform.runLater`. View models take it as an
/// [Executor], so that their tests run without a toolkit. Safe on every thread.
public final class FxThread {
    private FxThread() {}

    /// Runs tasks on the JavaFX thread in the order given: at once when asked on that thread, else soon.
    public static final Executor EXECUTOR = FxThread::run;

    public static void run(Runnable task) {
        if (Platform.isFxApplicationThread()) task.run();
        else Platform.runLater(task);
    }

    /// Throws where it is not called on the JavaFX thread: a bug in the caller.
    public static void check() {
        if (!Platform.isFxApplicationThread()) throw new IllegalStateException("not on the JavaFX thread");
    }
}
