package app.parley.client.diagnostics;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// PORT: what the window needs to find out why something does not work. Implemented by the wiring; its methods
/// return at once, and answer on any thread.
public interface Diagnostics {
    /// Looks at every [Subject]. What is returned ends it early; nothing is told after that.
    ///
    /// @param told of each as soon as it is known
    /// @param over once there is nothing more to tell
    Runnable examine(Consumer<Finding> told, Runnable over);

    /// The program's log from its newest lines on, for one who looks at it.
    LogSource log();

    /// Puts a report together.
    ///
    /// @param found what the doctor has found
    /// @param names of people and chats, which must not stand in it
    CompletableFuture<BugReport> report(Collection<Finding> found, Collection<String> names);

    /// Writes a report; one that is there is replaced by a whole one, or stays. Whether it was written.
    CompletableFuture<Boolean> save(BugReport report, Path target);
}
