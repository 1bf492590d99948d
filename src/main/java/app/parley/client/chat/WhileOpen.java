package app.parley.client.chat;

import app.parley.loop.Loop;
import java.time.Duration;

/// A loop until it is closed: keeps what comes later away from a store that is closed too. Closed on the loop
/// itself.
final class WhileOpen implements Loop<Runnable> {
    private final Loop<Runnable> loop;
    private boolean closed;

    WhileOpen(Loop<Runnable> loop) {
        this.loop = loop;
    }

    void close() {
        closed = true;
    }

    @Override
    public void post(Runnable what) {
        loop.post(guarded(what));
    }

    @Override
    public Delayed postAfter(Duration delay, Runnable what) {
        return loop.postAfter(delay, guarded(what));
    }

    @Override
    public boolean isCurrent() {
        return loop.isCurrent();
    }

    private Runnable guarded(Runnable what) {
        return () -> {
            if (!closed) what.run();
        };
    }
}
