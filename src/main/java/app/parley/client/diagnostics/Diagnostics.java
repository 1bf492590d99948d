package app.parley.client.diagnostics;

import java.util.function.Consumer;

/// PORT: what the window needs to find out why something does not work. Implemented by the wiring; its methods
/// return at once, and answer on any thread.
public interface Diagnostics {
    /// Looks at every [Subject]. What is returned ends it early; nothing is told after that.
    ///
    /// @param told of each as soon as it is known
    /// @param over once there is nothing more to tell
    Runnable examine(Consumer<Finding> told, Runnable over);
}
