package app.parley.server.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection, whatever carries it. The public methods may be called on any thread; the others run
/// on the session's event loop.
///
/// OPEN ── anything in [CloseReason] ──▶ CLOSING (a polling client has yet to fetch the rest) ──▶ CLOSED
public final class EngineSession {
    private static final Logger LOG = LoggerFactory.getLogger(EngineSession.class);

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    /// What a transport received, still to be decoded.
    interface Received {
        EnginePacket decode() throws MalformedPacketException;
    }

    private final String id;
    private final Peer peer;
    private final EventLoop loop;
    private final EngineListener listener;
    private final Consumer<EngineSession> gone;
    private final Outbox outbox;
    private final Heartbeat heartbeat;
    private final Upgrade upgrade;
    private final AtomicBoolean posting = new AtomicBoolean();
    private volatile State state = State.OPEN;
    private Transport transport;
    private boolean paused;
    private @Nullable Long lingerTimer;

    /// On the event loop that it will live on.
    ///
    /// @param carrier makes the first transport
    /// @param gone runs once, when nothing more can be asked of this session
    EngineSession(
            String id,
            Peer peer,
            EngineOptions options,
            EventLoop loop,
            Function<EngineSession, Transport> carrier,
            Function<EngineSession, EngineListener> listeners,
            Consumer<EngineSession> gone) {
        this.id = id;
        this.peer = peer;
        this.loop = loop;
        this.gone = gone;
        this.outbox = new Outbox(options.maxQueuedBytes());
        this.heartbeat = new Heartbeat(
                loop,
                options,
                () -> send(List.of(EnginePacket.Text.PING)),
                () -> finish(CloseReason.PING_TIMEOUT),
                () -> paused);
        this.upgrade = new Upgrade(loop, options.upgradeTimeout(), this::releasePoll, this::moveTo);
        this.transport = carrier.apply(this);
        this.listener = listeners.apply(this);
        heartbeat.start();
    }

    /// `[A-Za-z0-9_-]`, unguessable: it is all that a poll has to show.
    public String id() {
        return id;
    }

    public Peer peer() {
        return peer;
    }

    public EventLoop loop() {
        return loop;
    }

    /// What was sent and the network has not taken yet.
    public long queuedBytes() {
        return outbox.bytes();
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /// Sends a text message; quietly nothing when the session is over.
    ///
    /// @param attachments binary messages that follow it directly
    public void send(String message, List<Buffer> attachments) {
        if (attachments.isEmpty()) {
            send(List.of(EnginePacket.message(message)));
            return;
        }
        List<EnginePacket> packets = new ArrayList<>();
        packets.add(EnginePacket.message(message));
        attachments.forEach(attachment -> packets.add(new EnginePacket.Binary(attachment)));
        send(packets);
    }

    public void send(Buffer message) {
        send(List.of(new EnginePacket.Binary(message)));
    }

    void send(List<EnginePacket> packets) {
        if (state != State.OPEN) {
            return;
        }
        if (!outbox.offer(packets)) {
            close(CloseReason.SLOW_READER);
        } else if (loop.isCurrent()) {
            flush();
        } else if (outbox.askForFlush()) {
            loop.queue(this::flush);
        }
    }

    private void flush() {
        while (transport.isReady()) {
            Outbox.Batch batch = outbox.take();
            if (batch.packets().isEmpty()) {
                return;
            }
            transport.write(batch, () -> outbox.written(batch));
        }
    }

    /// Delivers what was sent before, then ends the session.
    public void close(CloseReason reason) {
        loop.run(() -> finish(reason));
    }

    private void finish(CloseReason reason) {
        if (state != State.OPEN) {
            return;
        }
        LOG.debug("Session {} closes: {}", id, reason);
        state = State.CLOSING;
        heartbeat.stop();
        upgrade.drop();
        if (!reason.isOrderly()) outbox.clear();
        transport.farewell(reason).ifPresent(outbox::add);
        flush();
        Duration linger = transport.close(reason);
        if (linger.isZero() || outbox.isEmpty()) {
            end();
        } else {
            lingerTimer = loop.after(linger, this::end);
        }
        listener.onClose(reason);
    }

    private void end() {
        if (lingerTimer != null) loop.cancel(lingerTimer);
        state = State.CLOSED;
        outbox.clear();
        gone.accept(this);
    }

    /// Stops reading, so that the client's TCP connection fills up, until [#resume].
    public void pause() {
        loop.run(() -> {
            paused = true;
            transport.pause();
        });
    }

    public void resume() {
        loop.run(() -> {
            paused = false;
            transport.resume();
        });
    }

    /// A GET that waits for packets.
    void poll(HttpExchange exchange) {
        if (state == State.OPEN && heartbeat.isOverdue()) {
            finish(CloseReason.PING_TIMEOUT);
        }
        if (state == State.CLOSED || !(transport instanceof PollingTransport polling)) {
            exchange.refuse(400, 3, "Bad request");
            return;
        }
        if (polling.isReady()) {
            exchange.refuse(400, 3, "Bad request");
            finish(CloseReason.MALFORMED);
            return;
        }
        polling.open(exchange);
        flush();
        if (state == State.CLOSING) {
            end();
        } else if (polling.isReady()) {
            upgrade.onPoll();
        }
    }

    /// Whether no other POST of this session is at work.
    boolean beginPost() {
        return posting.compareAndSet(false, true);
    }

    void endPost() {
        posting.set(false);
    }

    /// A POST whose [#beginPost] was granted.
    void post(HttpExchange exchange, String body) {
        if (state == State.OPEN && transport instanceof PollingTransport polling) {
            polling.receive(exchange, body);
        } else {
            endPost();
            exchange.refuse(400, 3, "Bad request");
        }
    }

    /// A POST that was broken off, too long, or one too many.
    void onBadPost(CloseReason reason) {
        if (transport instanceof PollingTransport) {
            finish(reason);
        }
    }

    /// A WebSocket that came for this session.
    void onWebSocket(WebSocketTransport socket) {
        if (state == State.OPEN && transport instanceof PollingTransport && !upgrade.isUnderWay()) {
            upgrade.begin(socket);
        } else {
            socket.close(CloseReason.MALFORMED);
        }
    }

    private void releasePoll() {
        if (transport instanceof PollingTransport polling) {
            polling.release();
        }
    }

    private void moveTo(WebSocketTransport socket) {
        if (transport instanceof PollingTransport polling) {
            polling.refuseOpenPoll();
        }
        transport = socket;
        if (paused) {
            transport.pause();
        }
        flush();
    }

    void onReceived(Transport from, Received received) {
        try {
            if (upgrade.isCandidate(from)) {
                upgrade.onPacket(received.decode());
            } else if (from == transport && state == State.OPEN) {
                receive(received.decode());
            }
        } catch (MalformedPacketException malformed) {
            LOG.debug("Session {}: {}", id, malformed.getMessage());
            onFailure(from, CloseReason.MALFORMED);
        }
    }

    private void receive(EnginePacket packet) throws MalformedPacketException {
        switch (packet) {
            case EnginePacket.Binary(Buffer data) -> listener.onBinary(data);
            case EnginePacket.Text(EnginePacket.Type type, String data) -> {
                switch (type) {
                    case MESSAGE -> listener.onText(data);
                    case PONG -> heartbeat.onPong();
                    case CLOSE -> finish(CloseReason.CLIENT);
                    case NOOP -> {}
                    case OPEN, PING, UPGRADE -> throw new MalformedPacketException("a packet out of place");
                }
            }
        }
    }

    void onLost(Transport from) {
        onFailure(from, CloseReason.TRANSPORT_LOST);
    }

    void onFailure(Transport from, CloseReason reason) {
        if (from == transport) {
            finish(reason);
        } else if (upgrade.isCandidate(from)) {
            upgrade.drop();
        }
    }
}
