package app.parley.server.socketio;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One client in one namespace, from its admission to its end. Every method may be called on any thread; what one
/// thread says arrives in that order, and after the end everything is quietly dropped.
///
/// @param <P> what its owner is known by
public final class SocketIoSocket<P> {
    private final Connection<P> connection;
    private final SocketIoHandler<P> handler;
    private final Handshake handshake;
    private final P principal;
    private final String id;
    private final AtomicBoolean connected = new AtomicBoolean(true);
    private final AtomicLong lastAck = new AtomicLong();
    private final Map<Long, CompletableFuture<Arguments>> awaitedAcks = new ConcurrentHashMap<>(1);
    /// What was sent before the client was told that it is in; null from then on.
    private volatile @Nullable List<Held> held = new ArrayList<>(1);

    SocketIoSocket(Connection<P> connection, SocketIoHandler<P> handler, Handshake handshake, P principal, String id) {
        this.connection = connection;
        this.handler = handler;
        this.handshake = handshake;
        this.principal = principal;
        this.id = id;
    }

    /// 20 of `[A-Za-z0-9_-]`, known to the client, never used again.
    public String id() {
        return id;
    }

    /// What [SocketIoHandler#authenticate] accepted it as.
    public P principal() {
        return principal;
    }

    public Handshake handshake() {
        return handshake;
    }

    public boolean isConnected() {
        return connected.get();
    }

    /// Sends an event.
    ///
    /// @param json each argument as valid JSON text
    public void emit(String event, String... json) {
        emit(event, Arguments.of(json));
    }

    public void emit(String event, Arguments arguments) {
        send(Packet.event(handshake.namespace(), Packet.NO_ID, event, arguments), arguments);
    }

    /// Sends an event and asks for an answer.
    ///
    /// @return completes in turn with this socket's events, on the same virtual thread; or fails with a
    ///     `TimeoutException`, or with an `IOException` when the socket is over
    public CompletableFuture<Arguments> emitWithAck(String event, Arguments arguments, Duration timeout) {
        long ackId = lastAck.incrementAndGet();
        CompletableFuture<Arguments> answer = new CompletableFuture<>();
        awaitedAcks.put(ackId, answer);
        send(Packet.event(handshake.namespace(), ackId, event, arguments), arguments);
        if (!connected.get()) {
            // The end came before it could see this one.
            failAwaitedAcks();
        }
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((value, failure) -> awaitedAcks.remove(ackId));
    }

    /// Says goodbye after all that was sent before; the client does not reconnect by itself.
    ///
    /// @param closeConnection whether the connection goes too, with whatever other namespaces are on it
    public void disconnect(boolean closeConnection) {
        connection.disconnect(this, closeConnection);
    }

    SocketIoHandler<P> handler() {
        return handler;
    }

    /// @param attachmentsOf whose binary data belong to the packet
    void send(Packet packet, Arguments attachmentsOf) {
        if (connected.get() && !hold(packet, attachmentsOf)) {
            connection.send(packet, attachmentsOf);
        }
    }

    /// Tells the client that it is in, and then what waited for that; only the first time.
    synchronized void greet() {
        List<Held> waiting = held;
        if (waiting == null) {
            return;
        }
        if (connected.get()) {
            connection.send(Packet.connected(handshake.namespace(), id), Arguments.NONE);
            waiting.forEach(packet -> connection.send(packet.packet, packet.attachmentsOf));
        }
        held = null;
    }

    private boolean hold(Packet packet, Arguments attachmentsOf) {
        if (held == null) {
            return false;
        }
        synchronized (this) {
            List<Held> waiting = held;
            if (waiting != null) {
                waiting.add(new Held(packet, attachmentsOf));
            }
            return waiting != null;
        }
    }

    private record Held(Packet packet, Arguments attachmentsOf) {}

    /// Whether this call ended it.
    boolean end() {
        boolean first = connected.compareAndSet(true, false);
        if (first) {
            failAwaitedAcks();
        }
        return first;
    }

    private void failAwaitedAcks() {
        awaitedAcks.values().forEach(answer -> answer.completeExceptionally(new IOException("the socket is over")));
    }

    /// An id that nobody waits for, not any more or never, is ignored.
    void onAck(long ackId, Arguments arguments) {
        CompletableFuture<Arguments> answer = awaitedAcks.remove(ackId);
        if (answer != null) {
            answer.complete(arguments);
        }
    }

    /// The way back for one event of the client.
    Ack ack(long ackId) {
        AtomicBoolean sent = new AtomicBoolean();
        return arguments -> {
            if (ackId != Packet.NO_ID && sent.compareAndSet(false, true)) {
                send(Packet.ack(handshake.namespace(), ackId, arguments), arguments);
            }
        };
    }
}
