package app.parley.server.socketio.engine;

import java.util.ArrayList;
import java.util.List;

/// What waits to be sent on one session, and its weight until the kernel has taken it. Safe on every thread; the
/// order is that of the calls of [#offer], whichever thread then flushes, so what a handler said on a virtual
/// thread stays before what the event loop says after it.
final class Outbox {
    private static final Batch NOTHING = new Batch(List.of(), 0);

    private final long limit;
    private List<EnginePacket> waiting = new ArrayList<>();
    private long waitingBytes;
    private long writingBytes;
    private boolean flushAsked;

    /// What is handed to a transport in one go.
    record Batch(List<EnginePacket> packets, long bytes) {}

    Outbox(long limit) {
        this.limit = limit;
    }

    /// All of them side by side, or none.
    ///
    /// @return whether there was room
    synchronized boolean offer(List<EnginePacket> packets) {
        if (waitingBytes + writingBytes > limit) {
            return false;
        }
        packets.forEach(this::add);
        return true;
    }

    /// Room or not: the last word of a session.
    synchronized void add(EnginePacket packet) {
        waiting.add(packet);
        waitingBytes += packet.size();
    }

    /// Whether the caller is the one to ask for a flush.
    synchronized boolean askForFlush() {
        boolean first = !flushAsked;
        flushAsked = true;
        return first;
    }

    /// Everything that waits; it keeps its weight until [#written]. Nothing is added to what was handed out.
    synchronized Batch take() {
        flushAsked = false;
        if (waiting.isEmpty()) return NOTHING;
        Batch batch = new Batch(waiting, waitingBytes);
        waiting = new ArrayList<>(1);
        writingBytes += waitingBytes;
        waitingBytes = 0;
        return batch;
    }

    synchronized void written(Batch batch) {
        writingBytes -= batch.bytes;
    }

    /// What waits and what is being written.
    synchronized long bytes() {
        return waitingBytes + writingBytes;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized void clear() {
        waiting = new ArrayList<>(1);
        waitingBytes = 0;
    }
}
