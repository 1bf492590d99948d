package app.parley.client.calling;

import app.parley.client.media.MediaSetup;
import app.parley.loop.Loop;
import app.parley.protocol.IceServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the server's STUN and TURN servers at hand, so that a call waits for no HTTP. Safe on every thread.
///
/// It asks anew by itself at half their time, and whenever [#renew] finds them old: after a sleep of the
/// machine the credentials may have ended. Before the first answer there are none: a call then connects where
/// the two sides see each other directly.
public final class IceServerCache implements Supplier<MediaSetup> {
    /// Servers that last no longer are not asked for more often than this.
    private static final Duration LEAST_WAIT = Duration.ofSeconds(30);

    private final Supplier<CompletableFuture<IceServers>> ask;
    private final boolean relayOnly;
    private final Clock clock;
    private final Loop<Runnable> loop;
    private IceServers latest = new IceServers(List.of(), 0);
    private Instant stale = Instant.MIN;
    private Loop.@Nullable Delayed next;

    /// @param ask asks the server; what fails is asked again with the next call or connection
    /// @param loop where it wakes up to ask
    public IceServerCache(
            Supplier<CompletableFuture<IceServers>> ask, boolean relayOnly, Clock clock, Loop<Runnable> loop) {
        this.ask = ask;
        this.relayOnly = relayOnly;
        this.clock = clock;
        this.loop = loop;
    }

    /// Asks the server now; the future ends when the answer is in the cache.
    public CompletableFuture<Void> refresh() {
        return ask.get().thenAccept(this::keep);
    }

    /// Asks the server if those at hand are half their time old, or there are none yet.
    public void renew() {
        if (isStale()) refresh().exceptionally(_ -> null);
    }

    /// The setup of the next call.
    @Override
    public MediaSetup get() {
        renew();
        synchronized (this) {
            return new MediaSetup(latest.iceServers(), relayOnly);
        }
    }

    private synchronized boolean isStale() {
        return !clock.instant().isBefore(stale);
    }

    private synchronized void keep(IceServers answer) {
        latest = answer;
        // Half of their time: what a call starts with lasts for as long again.
        var half = Duration.ofSeconds(answer.ttlSeconds()).dividedBy(2);
        stale = clock.instant().plus(half);
        if (next != null) next.cancel();
        next = loop.postAfter(half.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : half, this::renew);
    }
}
