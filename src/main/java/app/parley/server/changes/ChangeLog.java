package app.parley.server.changes;

import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.UserId;
import app.parley.server.bus.Bus;
import app.parley.server.store.Tx;
import java.time.InstantSource;
import java.util.function.Function;

/// Writes what a user's devices have to hear of, and tells the connected ones once it is durable. Used by the
/// services within their write transactions, on the writer's thread.
///
/// The order of the commits is the order of the cursors and of the telling, so a device that stores the newest
/// cursor it has seen misses nothing.
public final class ChangeLog {
    private final ChangeStore store;
    private final Bus bus;
    private final InstantSource clock;

    public ChangeLog(ChangeStore store, Bus bus, InstantSource clock) {
        this.store = store;
        this.bus = bus;
        this.clock = clock;
    }

    /// Logs one change for `user` and delivers it after the commit to all their devices.
    ///
    /// @param event makes it, given its cursor; called twice, so it must only put values together
    public void publish(Tx tx, UserId user, Function<String, ? extends ServerChatEvent.Change> event) {
        var number = store.append(tx, user, LoggedChange.of(event.apply("")), clock.millis());
        var told = event.apply(new Cursor(store.epoch(tx), number).toString());
        tx.afterCommit(() -> bus.deliver(user, told));
    }
}
