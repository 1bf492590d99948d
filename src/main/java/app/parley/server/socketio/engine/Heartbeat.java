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
    private long pingDueNanos;
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
        pingDueNanos = System.nanoTime() + interval.toNanos();
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

    /// The time runs from when the ping was due: a busy loop that sends it a little late would else keep a dead
    /// client longer than was agreed. Sent much too late, it leaves the client its time.
    private void sendPing() {
        long now = System.nanoTime();
        boolean punctual = now - pingDueNanos < timeout.toNanos() / 2;
        awaitPong(punctual ? pingDueNanos : now);
        ping.run();
    }

    private void awaitPong(long sinceNanos) {
        awaitingPong = true;
        deadlineNanos = sinceNanos + timeout.toNanos();
        timer = loop.after(Duration.ofNanos(deadlineNanos - System.nanoTime()), this::onTimeout);
    }

    private void onTimeout() {
        if (deaf.getAsBoolean()) {
            awaitPong(System.nanoTime());
        } else {
            dead.run();
        }
    }
}
