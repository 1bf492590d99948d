package app.parley.loop;

import java.time.Duration;

/// One thread and one queue: whatever is posted is handled in order, one message at a time, by the handler that
/// the loop was made with. Callbacks of sockets, of native code and of the window post here and return; that is
/// what makes everything behind a loop single-threaded.
///
/// @param <M> the messages it handles
public interface Loop<M> {
    /// Hands `message` over to be handled after everything posted before it. Never blocks; safe on every thread.
    /// A message posted to a stopped loop is dropped.
    void post(M message);

    /// Posts `message` once `delay` has passed, unless it is cancelled first.
    Delayed postAfter(Duration delay, M message);

    /// True on the loop's own thread: what belongs to the loop checks this at its door.
    boolean isCurrent();

    /// A post that has not happened yet.
    interface Delayed {
        /// Forgets the post. Nothing happens when it was handled already.
        void cancel();
    }
}
