package app.parley.client.calling;

import app.parley.client.media.MediaSetup;
import app.parley.protocol.IceServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Keeps the server's STUN and TURN servers at hand, so that a call waits for no HTTP. Safe on every thread.
/// Before the first answer there are none: a call then connects where the two sides see each other directly.
public final class IceServerCache implements Supplier<MediaSetup> {
    private final Supplier<CompletableFuture<IceServers>> ask;
    private final boolean relayOnly;
    private final Clock clock;
    private volatile IceServers latest = new IceServers(List.of(), 0);
    private volatile Instant stale = Instant.MIN;

    /// @param ask asks the server; what fails is asked again with the next call
    public IceServerCache(Supplier<CompletableFuture<IceServers>> ask, boolean relayOnly, Clock clock) {
        this.ask = ask;
        this.relayOnly = relayOnly;
        this.clock = clock;
    }

    /// Asks the server anew; the future ends when the answer is in the cache.
    public CompletableFuture<Void> refresh() {
        return ask.get().thenAccept(answer -> {
            latest = answer;
            // Half of their life: credentials that a call starts with last for as long again.
            stale = clock.instant().plus(Duration.ofSeconds(answer.ttlSeconds()).dividedBy(2));
        });
    }

    /// The setup of the next call. Asks for fresh servers behind its back when those at hand grow old.
    @Override
    public MediaSetup get() {
        if (clock.instant().isAfter(stale)) refresh().exceptionally(_ -> null);
        return new MediaSetup(latest.iceServers(), relayOnly);
    }
}
