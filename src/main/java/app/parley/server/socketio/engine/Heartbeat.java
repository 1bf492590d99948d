package app.parley.server.socketio.engine;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Pings one session and notices when no pong comes. Runs on the session's event loop.
final class Heartbeat {
    private final EventLoop loop;
    private final Duration interval;
    private final Duration timeout;
    private final Runnable ping;
    private final Runnable dead;
    private final BooleanSupplier deaf;
    private long timer;
    private boolean awaitingPong;
    private long deadlineNanos;

    /// @param deaf whether our side does not read at the moment, so that a missing pong says nothing
    Heartbeat(EventLoop loop, EngineOptions options, Runnable ping, Runnable dead, BooleanSupplier deaf) {
        this.loop = loop;
        this.interval = options.pingInterval();
        this.timeout = options.pingTimeout();
        this.ping = ping;
        this.dead = dead;
        this.deaf = deaf;
    }

    void start() {
        timer = loop.after(interval, this::sendPing);
    }

    void stop() {
        loop.cancel(timer);
        awaitingPong = false;
    }

    void onPong() {
        if (awaitingPong) {
            stop();
            start();
        }
    }

    /// Whether the time is over, even if the timer has not fired yet.
    boolean isOverdue() {
        return awaitingPong && !deaf.getAsBoolean() && System.nanoTime() - deadlineNanos >= 0;
    }

    private void sendPing() {
        awaitPong();
        ping.run();
    }

    private void awaitPong() {
        awaitingPong = true;
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        timer = loop.after(timeout, this::onTimeout);
    }

    private void onTimeout() {
        if (deaf.getAsBoolean()) {
            awaitPong();
        } else {
            dead.run();
        }
    }
}
