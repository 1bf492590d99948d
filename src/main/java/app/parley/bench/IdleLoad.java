package app.parley.bench;

import app.parley.bench.ServerFigures.Idle;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Many connections that do nothing but stay: what each costs. Used by the thread that measures.
final class IdleLoad {
    /// Opened and closed first, for what is loaded once.
    private static final int FIRST = 100;
    private final LoadGenerator load;
    private final BenchedServer server;
    private final Duration stay;

    IdleLoad(LoadGenerator load, BenchedServer server, Duration stay) {
        this.load = load;
        this.server = server;
        this.stay = stay;
    }

    /// Null where the system does not tell how much memory a process has.
    @Nullable
    Idle measure() throws IOException, InterruptedException {
        var users = server.users();
        load.disconnect(load.connect(server.port(), users.subList(0, Math.min(FIRST, users.size()))));
        server.collectGarbage();
        var before = server.residentKib();
        var liveBefore = server.liveHeapKib();
        var sockets = load.connect(server.port(), users);
        load.pause(stay);
        server.collectGarbage();
        var after = server.residentKib();
        var liveAfter = server.liveHeapKib();
        load.disconnect(sockets);
        if (before.isEmpty() || after.isEmpty()) return null;
        var live = liveBefore.isEmpty() || liveAfter.isEmpty()
                ? null
                : (Double) ((liveAfter.getAsLong() - liveBefore.getAsLong()) / (double) users.size());
        return new Idle(
                users.size(),
                before.getAsLong(),
                (after.getAsLong() - before.getAsLong()) / (double) users.size(),
                live);
    }
}
