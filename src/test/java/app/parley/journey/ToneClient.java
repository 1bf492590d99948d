package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.Call;
import app.parley.call.CallState;
import app.parley.client.calling.CallLoop;
import app.parley.client.calling.CallPorts;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.calling.RingPolicy;
import app.parley.client.calling.SilentRinger;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.media.webrtc.WebRtcEngine;
import app.parley.client.signalling.ReconnectPolicy;
import app.parley.client.signalling.socketio.SocketIoSignalling;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ProfileChange;
import app.parley.protocol.json.ProtocolJson;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// One device with the real library, on its own threads and clock: it speaks with a tone of its own, and knows by
/// whose tone it hears who speaks to it. Its pictures are small, to leave the machine to the test.
final class ToneClient implements AutoCloseable {
    /// Far more than any step takes.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// What is below this is silence.
    private static final double SILENCE_DBFS = -50;

    final TestUser user;
    final CallLoop calls;
    private final double hertz;
    private final ToneMeter ear = new ToneMeter();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-call", Runnable::run);
    private final WebRtcEngine media;
    private final SocketIoSignalling signalling;
    private volatile CallSnapshot now = CallSnapshot.NONE;
    private volatile boolean relayOnly;
    /// What the ear remembers from an earlier call.
    private volatile long heardBefore;

    ToneClient(TestServer server, TestUser user, double hertz) {
        this.user = user;
        this.hertz = hertz;
        media = WebRtcEngine.withSynthetic(() -> new SineTone(hertz), () -> new TestPattern(320, 180, 10));
        signalling = new SocketIoSignalling(
                URI.create(server.url()), user.session().token(), user.device(), ReconnectPolicy.DEFAULT, threads);
        var ports = new CallPorts(
                media,
                signalling,
                new SilentRinger(),
                RingPolicy.SERVERS,
                () -> new MediaSetup(List.of(), relayOnly),
                ear);
        calls = new CallLoop(
                ports, loop, Clock.systemUTC(), () -> UUID.randomUUID().toString());
        calls.observe(snapshot -> {
            if (!(snapshot.state() instanceof CallState.Active)) heardBefore = ear.samplesHeard();
            now = snapshot;
        });
        var connected = new ConnectedOnce();
        signalling.listen(connected);
        signalling.connect();
        until(connected::isConnected, "the server");
    }

    /// From now on a second caller is let through.
    void waitsForSecondCallers() {
        var answer = user.http().patch("/api/me", ProtocolJson.write(new ProfileChange(null, null, null, true)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    void call(ToneClient other, CallType type) {
        callIn(chatWith(other.user), other.user, type);
    }

    void callIn(ChatId chat, TestUser other, CallType type) {
        calls.call(other.session().user().user(), chat, type);
    }

    /// The chat with `other`, made if it is new.
    ChatId chatWith(TestUser other) {
        try (var socket = user.on("helper").connect()) {
            return user.chatWith(other, socket);
        }
    }

    /// Whether the next calls use relays alone. There are none, so that nothing can connect.
    void relayOnly(boolean only) {
        relayOnly = only;
    }

    /// Takes away what is over, and waits until nothing is left.
    void rest() {
        until(() -> !(now.beside() instanceof CallState.Live) && !(now.state() instanceof CallState.Live), "rest");
        calls.dismissBeside();
        calls.dismiss();
        await(CallState.Idle.class);
    }

    CallSnapshot now() {
        return now;
    }

    <S extends CallState> S await(Class<S> state) {
        until(() -> state.isInstance(now.state()), state.getSimpleName());
        return state.cast(now.state());
    }

    <S extends CallState> S awaitBeside(Class<S> state) {
        until(() -> state.isInstance(now.beside()), state.getSimpleName() + " beside");
        return state.cast(now.beside());
    }

    void awaitCall(Predicate<Call> wanted, String description) {
        until(() -> now.state() instanceof CallState.Present present && wanted.test(present.call()), description);
    }

    /// Waits until it hears `other`, and only them, in the call of this moment.
    void hears(ToneClient other) {
        until(
                () -> ear.samplesHeard() - heardBefore >= ToneMeter.WINDOW
                        && ear.read().isTone(other.hertz),
                other.user.username());
    }

    /// Waits until nothing comes to it: no sound, or only silence.
    void hearsNobody() {
        var last = new long[] {-1};
        var since = new long[] {System.nanoTime()};
        until(
                () -> {
                    var heard = ear.samplesHeard();
                    var quiet = heard == last[0] || ear.read().dbfs() < SILENCE_DBFS;
                    last[0] = heard;
                    if (!quiet) since[0] = System.nanoTime();
                    return System.nanoTime() - since[0] > Duration.ofMillis(600).toNanos();
                },
                "silence");
    }

    /// Waits for `type` of picture traffic: whether a picture of the other side arrives.
    void sees(boolean pictures) {
        until(
                () -> {
                    var stats = now.stats();
                    return stats != null && (stats.fps() > 0) == pictures;
                },
                pictures ? "pictures" : "no pictures");
    }

    void until(BooleanSupplier condition, String description) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(
                            "%s waits for %s in %s with %s beside, hearing %s",
                            user.username(),
                            description,
                            now.state().getClass().getSimpleName(),
                            now.beside().getClass().getSimpleName(),
                            ear.read())
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
        }
    }

    @Override
    public void close() {
        signalling.close();
        loop.close();
        media.close();
        threads.shutdownNow();
    }
}
