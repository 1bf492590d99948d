package app.parley.client.calling;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.IceServers;
import app.parley.protocol.IceServers.IceServer;
import app.parley.support.ManualLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IceServerCacheTest {
    private static final long TTL_SECONDS = 3600;

    private final ManualLoop<Runnable> loop = new ManualLoop<>(Runnable::run);
    private int asked;
    private boolean reachable = true;
    private final IceServerCache cache = new IceServerCache(this::ask, true, loop.clock(), loop);

    @Test
    void aCallGetsTheServersThatWereAskedForBefore() {
        cache.renew();
        assertThat(username()).isEqualTo("1");
        assertThat(cache.get().relayOnly()).isTrue();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void newServersComeAtHalfTheirTimeWithoutACall() {
        cache.renew();
        loop.advance(Duration.ofSeconds(TTL_SECONDS / 2 - 1));
        assertThat(asked).isEqualTo(1);
        loop.advance(Duration.ofSeconds(1));
        assertThat(asked).isEqualTo(2);
        assertThat(username()).isEqualTo("2");
    }

    @Test
    void oneThatFailedIsAskedForAgainWithTheNextConnection() {
        reachable = false;
        cache.renew();
        reachable = true;
        cache.renew();
        assertThat(username()).isEqualTo("2");
    }

    @Test
    void whatWasAskedForJustNowIsNotAskedForAgain() {
        cache.renew();
        cache.renew();
        loop.advance(Duration.ofMinutes(1));
        cache.renew();
        assertThat(asked).isEqualTo(1);
    }

    private @Nullable String username() {
        return cache.get().iceServers().getFirst().username();
    }

    private CompletableFuture<IceServers> ask() {
        asked++;
        return reachable
                ? CompletableFuture.completedFuture(new IceServers(
                        List.of(new IceServer(List.of("turn:relay.example.org"), "" + asked, "secret")), TTL_SECONDS))
                : CompletableFuture.failedFuture(new IllegalStateException("no network"));
    }
}
