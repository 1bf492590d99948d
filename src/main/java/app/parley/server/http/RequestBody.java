package app.parley.server.http;

import app.parley.server.attachments.BodyBrokenException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The body of a request as a stream: the event loop hands its buffers over, a virtual thread reads them. No
/// more than [#AHEAD] buffers wait; the client is held back by TCP until they are read. Nothing is taken from
/// the network before the first read, which is also when a client that asks first (`Expect: 100-continue`) is
/// told to go on.
final class RequestBody extends InputStream {
    /// How many buffers may wait: with 64 KiB a buffer at most, 1 MiB.
    private static final int AHEAD = 16;

    private final HttpServerRequest request;
    private final Context loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Buffer> waiting = new ArrayDeque<>();
    private boolean started;
    private boolean ended;
    private boolean broken;
    private @Nullable Buffer current;
    private int position;

    /// Called on the event loop, before anything else waits for it.
    RequestBody(HttpServerRequest request, Context loop) {
        this.request = request;
        this.loop = loop;
        request.pause();
        request.exceptionHandler(_ -> changes(() -> broken = true));
        request.endHandler(_ -> changes(() -> ended = true));
        request.handler(buffer -> changes(() -> waiting.add(buffer)));
    }

    /// Whether the client has sent all of it. Safe on every thread.
    boolean isOver() {
        lock.lock();
        try {
            return ended || broken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws BodyBrokenException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Blocks; not for an event loop.
    @Override
    public int read(byte[] into, int offset, int length) throws BodyBrokenException {
        if (length == 0) return 0;
        var buffer = current == null || position == current.length() ? next() : current;
        if (buffer == null) return -1;
        var count = Math.min(length, buffer.length() - position);
        buffer.getBytes(position, position + count, into, offset);
        position += count;
        return count;
    }

    /// Null at the end.
    private @Nullable Buffer next() throws BodyBrokenException {
        if (!started) {
            started = true;
            onLoop(this::begin);
        }
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended && !broken) changed.await();
            // What arrived before the break is of no use: the rest never comes.
            if (broken) throw new BodyBrokenException("the client went away");
            current = waiting.poll();
            position = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BodyBrokenException("interrupted");
        } finally {
            lock.unlock();
        }
        if (current != null) onLoop(() -> request.fetch(1));
        return current;
    }

    private void begin() {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect")))
            request.response().writeContinue();
        request.fetch(AHEAD);
    }

    private void onLoop(Runnable action) throws BodyBrokenException {
        try {
            loop.runOnContext(_ -> action.run());
        } catch (RejectedExecutionException e) {
            throw new BodyBrokenException("the server stops");
        }
    }

    private void changes(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
