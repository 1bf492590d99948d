package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallState;
import app.parley.client.calling.CallLoop;
import app.parley.client.calling.CallPorts;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.calling.RingPolicy;
import app.parley.client.media.MediaSetup;
import app.parley.client.signalling.ReconnectPolicy;
import app.parley.client.signalling.SignallingListener;
import app.parley.client.signalling.socketio.SocketIoSignalling;
import app.parley.client.ui.call.CallViewModel;
import app.parley.protocol.ChatId;
import app.parley.support.FakeMediaEngine;
import app.parley.support.FakeMediaSession;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import app.parley.support.ManualTicker;
import app.parley.support.RecordingRinger;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One device of the journeys: the whole client on a real socket to the real server, with media that need no device
/// and a clock that the test moves. Its loop runs on the test's thread, in [#until].
final class JourneyClient implements AutoCloseable {
    /// Far more than any step takes.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final TestUser user;
    final FakeMediaEngine media = new FakeMediaEngine();
    final RecordingRinger ringer = new RecordingRinger();
    final CallLoop calls;
    final CallViewModel window;
    private final ManualClock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SocketIoSignalling signalling;
    private CallSnapshot snapshot = CallSnapshot.NONE;
    private volatile boolean connected;

    JourneyClient(TestServer server, TestUser user, ManualClock clock) {
        this.user = user;
        this.clock = clock;
        signalling = new SocketIoSignalling(
                URI.create(server.url()), user.session().token(), user.device(), ReconnectPolicy.DEFAULT, threads);
        var loop = new ManualLoop<Runnable>(clock, Runnable::run);
        var setup = new MediaSetup(List.of(), false);
        var ports = new CallPorts(media, signalling, ringer, RingPolicy.SERVERS, () -> setup, (_, _, _) -> {});
        calls = new CallLoop(ports, loop, clock, () -> UUID.randomUUID().toString());
        calls.observe(now -> snapshot = now);
        window = new CallViewModel(calls, Runnable::run, new ManualTicker(clock), clock);
        signalling.listen(new SignallingListener() {
            @Override
            public void connected() {
                connected = true;
            }

            @Override
            public void disconnected() {
                connected = false;
            }
        });
        signalling.connect();
        until(() -> connected);
    }

    /// The chat with `other`, made if it is new.
    ChatId chatWith(JourneyClient other) {
        try (var socket = user.on("helper").connect()) {
            return user.chatWith(other.user, socket);
        }
    }

    CallState state() {
        return snapshot.state();
    }

    <S extends CallState> S await(Class<S> state) {
        until(() -> state.isInstance(snapshot.state()));
        return state.cast(snapshot.state());
    }

    FakeMediaSession session() {
        return media.session();
    }

    /// Lets everything that is due happen, on this thread, until `condition` holds.
    void until(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            clock.runDue();
            if (condition.getAsBoolean()) return;
            assertThat(System.nanoTime())
                    .as("waiting in %s", snapshot.state().getClass().getSimpleName())
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /// As if the device had been unplugged from the network to the server.
    void close(boolean abruptly) {
        signalling.close();
        if (!abruptly) media.close();
        threads.shutdownNow();
    }

    @Override
    public void close() {
        close(false);
    }
}
