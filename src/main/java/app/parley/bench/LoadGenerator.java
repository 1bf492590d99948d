package app.parley.bench;

import app.parley.Exempt;
import app.parley.bench.WireSocket.Credentials;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one source of load, for whichever server is measured: sockets on one event loop. Its methods are for the
/// thread that measures, and wait.
@Exempt(from = "eachTechnologyHasItsRoom", because = "the load on the server is made as cheaply as the server's own")
final class LoadGenerator implements AutoCloseable {
    /// Sockets that are opened at the same time: a flood is not what is measured.
    private static final int OPENED_AT_ONCE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// The finest that timers are.
    private static final int TICK_MS = 1;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(false));
    private final Context loop = vertx.getOrCreateContext();
    private final WebSocketClient client = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(Integer.MAX_VALUE).setMaxFrameSize(1 << 20));

    /// Opens a socket for each of `who`, in their order.
    List<WireSocket> connect(int port, List<Credentials> who) {
        var sockets = new ArrayList<WireSocket>(who.size());
        for (var from = 0; from < who.size(); from += OPENED_AT_ONCE) {
            var some = who.subList(from, Math.min(who.size(), from + OPENED_AT_ONCE)).stream()
                    .map(one -> connect(port, one))
                    .toList();
            for (var opening : some) sockets.add(await(opening));
        }
        return sockets;
    }

    void disconnect(List<WireSocket> sockets) {
        for (var closing : sockets.stream().map(WireSocket::close).toList()) await(closing);
    }

    /// Begins to do each of `works` over and over, each again as soon as it is done.
    Repetition repeat(List<? extends Supplier<? extends CompletionStage<?>>> works) {
        var repetition = new Repetition();
        loop.runOnContext(_ -> works.forEach(repetition::begin));
        return repetition;
    }

    /// Sends at a fixed rate, whatever comes back.
    ///
    /// @param send sends the message of this number; on the loop
    /// @return milliseconds from sending to [Pace#arrived], of all that arrived
    double[] paced(Pace pace, int perSecond, Duration time, LongConsumer send) {
        var total = (int) (perSecond * time.toMillis() / 1000);
        var done = new CompletableFuture<double[]>();
        loop.runOnContext(_ -> pace.start(total, done));
        var start = System.nanoTime();
        vertx.setPeriodic(
                TICK_MS,
                timer -> loop.runOnContext(_ -> {
                    var due = Math.min(total, (System.nanoTime() - start) * perSecond / 1_000_000_000L);
                    while (pace.next < due) {
                        pace.sent[pace.next] = System.nanoTime();
                        send.accept(pace.next++);
                    }
                    if (pace.next >= total) vertx.cancelTimer(timer);
                }));
        return await(done);
    }

    /// Lets so much time pass.
    void pause(Duration time) {
        var over = new CompletableFuture<Boolean>();
        vertx.setTimer(Math.max(1, time.toMillis()), _ -> over.complete(true));
        await(over);
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private CompletableFuture<WireSocket> connect(int port, Credentials who) {
        var opened = new CompletableFuture<WireSocket>();
        var to = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/socket.io/?EIO=4&transport=websocket");
        loop.runOnContext(_ -> client.connect(to)
                .onSuccess(socket -> admit(socket, who, opened))
                .onFailure(opened::completeExceptionally));
        return opened;
    }

    private void admit(WebSocket socket, Credentials who, CompletableFuture<WireSocket> opened) {
        var _ = new WireSocket(socket, who, work -> loop.runOnContext(_ -> work.run()))
                .connected()
                .whenComplete((in, refused) -> {
                    if (refused == null) opened.complete(in);
                    else opened.completeExceptionally(refused);
                });
    }

    /// Messages sent at a fixed rate, and when they came back. Runs on the loop.
    static final class Pace {
        private long[] sent = new long[0];
        private double[] millis = new double[0];
        private BitSet came = new BitSet();
        private int next;
        private int arrived;
        private @Nullable CompletableFuture<double[]> done;

        private void start(int total, CompletableFuture<double[]> whenDone) {
            sent = new long[total];
            millis = new double[total];
            came = new BitSet(total);
            next = 0;
            arrived = 0;
            done = whenDone;
        }

        /// The message of this number has arrived. One that comes twice fails the measurement.
        void arrived(int number) {
            if (done == null) return;
            if (came.get(number)) {
                done.completeExceptionally(new IllegalStateException("message " + number + " came twice"));
                return;
            }
            came.set(number);
            millis[arrived++] = (System.nanoTime() - sent[number]) / 1e6;
            if (arrived == millis.length) done.complete(millis);
        }
    }

    /// Work that is done over and over until it is closed.
    static final class Repetition implements AutoCloseable {
        private final CompletableFuture<Void> drained = new CompletableFuture<>();
        private final AtomicLong done = new AtomicLong();
        private volatile boolean ending;
        private int running;

        /// How often something was done so far.
        long done() {
            return done.get();
        }

        private void begin(Supplier<? extends CompletionStage<?>> work) {
            running++;
            again(work);
        }

        private void again(Supplier<? extends CompletionStage<?>> work) {
            if (ending) {
                if (--running == 0) drained.complete(null);
                return;
            }
            var _ = work.get().whenComplete((_, failure) -> {
                if (failure == null) {
                    done.incrementAndGet();
                    again(work);
                } else {
                    drained.completeExceptionally(failure);
                }
            });
        }

        /// Lets what is under way finish, and throws what went wrong.
        @Override
        public void close() {
            ending = true;
            await(drained);
        }
    }
}
