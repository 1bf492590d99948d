package app.parley.server.socketio;

import app.parley.server.socketio.engine.CloseReason;
import app.parley.server.socketio.engine.EngineListener;
import app.parley.server.socketio.engine.EngineServer;
import app.parley.server.socketio.engine.EngineSession;
import app.parley.server.socketio.engine.MalformedPacketException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Socket.IO protocol on one Engine.IO session: the sockets of its namespaces, and the order in which their
/// handlers are called. Runs on the session's event loop, unless a method says otherwise.
final class Connection<P> implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /// The reference parser's bound.
    private static final int MAX_ATTACHMENTS = 10;

    /// What a waiting event weighs besides its text: its objects on the heap, roughly.
    private static final int TASK_WEIGHT = 256;

    private static final String INVALID_NAMESPACE = "Invalid namespace";
    private static final String INTERNAL = "internal";

    /// A packet whose attachments are under way.
    private record Partial(Packet packet, List<byte[]> attachments, int weight) {}

    private final EngineSession session;
    private final SocketIoOptions options;
    private final Map<String, SocketIoHandler<P>> handlers;
    private final Mailbox mailbox;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Map<String, SocketIoSocket<P>> sockets = new HashMap<>(2);
    private final Set<String> pending = new HashSet<>(2);
    private @Nullable Partial partial;
    private @Nullable Long connectTimer;
    private boolean paused;

    Connection(
            EngineSession session,
            SocketIoOptions options,
            Executor threads,
            Map<String, SocketIoHandler<P>> handlers) {
        this.session = session;
        this.options = options;
        this.handlers = handlers;
        this.mailbox =
                new Mailbox(threads, options.mailboxLow(), () -> session.loop().run(this::readAgain));
        awaitConnect();
    }

    /// Completes once the last handler call is over; any thread.
    CompletableFuture<Void> done() {
        return done;
    }

    /// Of what waits to be sent, in bytes; any thread.
    long queued() {
        return session.queuedBytes();
    }

    /// Of the events that wait for their turn, in bytes; any thread.
    long waiting() {
        return mailbox.weight();
    }

    // What comes in.

    @Override
    public void onText(String message) throws MalformedPacketException {
        if (partial != null) {
            throw new MalformedPacketException("text where an attachment was due");
        }
        Packet packet = Packet.decode(message);
        if (packet.attachments() > MAX_ATTACHMENTS) {
            throw new MalformedPacketException("too many attachments");
        }
        if (packet.attachments() > 0) {
            partial = new Partial(packet, new ArrayList<>(), message.length());
        } else {
            handle(packet, List.of(), message.length());
        }
    }

    @Override
    public void onBinary(Buffer message) throws MalformedPacketException {
        if (partial == null) {
            throw new MalformedPacketException("an attachment of nothing");
        }
        Partial grown = new Partial(partial.packet, partial.attachments, partial.weight + message.length());
        grown.attachments.add(message.getBytes());
        if (grown.weight > options.engine().maxPayload()) {
            throw new MalformedPacketException("attachments over the largest payload");
        }
        boolean complete = grown.attachments.size() == grown.packet.attachments();
        partial = complete ? null : grown;
        if (complete) {
            handle(grown.packet, grown.attachments, grown.weight);
        }
    }

    private void handle(Packet packet, List<byte[]> attachments, int weight) throws MalformedPacketException {
        if (packet.type() == Packet.Type.CONNECT) {
            connect(packet);
            return;
        }
        SocketIoSocket<P> socket = sockets.get(packet.namespace());
        if (socket == null) {
            throw new MalformedPacketException("a packet without a connected namespace");
        }
        switch (packet.type()) {
            case DISCONNECT -> leave(socket, CloseReason.CLIENT);
            case EVENT, BINARY_EVENT -> event(socket, packet, attachments, weight);
            case ACK, BINARY_ACK -> {
                Arguments arguments = new Arguments(packet.elements(), attachments);
                post(weight, () -> socket.onAck(packet.id(), arguments));
            }
            case CONNECT, CONNECT_ERROR -> throw new MalformedPacketException("a packet only servers send");
        }
    }

    private void connect(Packet packet) throws MalformedPacketException {
        String namespace = packet.namespace();
        SocketIoHandler<P> handler = handlers.get(namespace);
        if (handler == null) {
            send(Packet.refused(namespace, INVALID_NAMESPACE), Arguments.NONE);
            return;
        }
        if (sockets.containsKey(namespace) || !pending.add(namespace)) {
            throw new MalformedPacketException("a namespace connected twice");
        }
        stopConnectTimer();
        String auth = packet.elements().isEmpty() ? "{}" : packet.elements().getFirst();
        Handshake handshake = new Handshake(namespace, auth, session.peer().address());
        post(auth.length(), () -> {
            Admission<P> admission = ask(handler, handshake);
            session.loop().run(() -> onAdmission(handler, handshake, admission));
        });
    }

    /// On the mailbox.
    private Admission<P> ask(SocketIoHandler<P> handler, Handshake handshake) {
        try {
            return handler.authenticate(handshake);
        } catch (RuntimeException | Error bug) {
            LOG.error("The authenticator failed", bug);
            return Admission.refuse(INTERNAL);
        }
    }

    private void onAdmission(SocketIoHandler<P> handler, Handshake handshake, Admission<P> admission) {
        if (!session.isOpen()) {
            return;
        }
        String namespace = handshake.namespace();
        pending.remove(namespace);
        switch (admission) {
            case Admission.Refused<P>(String message) -> {
                LOG.debug("Session {} is refused in {}: {}", session.id(), namespace, message);
                send(Packet.refused(namespace, message), Arguments.NONE);
                awaitConnect();
            }
            case Admission.Accepted<P>(P principal) -> {
                SocketIoSocket<P> socket =
                        new SocketIoSocket<>(this, handler, handshake, principal, EngineServer.newId());
                sockets.put(namespace, socket);
                post(0, () -> {
                    try {
                        handler.onConnect(socket);
                    } finally {
                        socket.greet();
                    }
                });
            }
        }
    }

    private void event(SocketIoSocket<P> socket, Packet packet, List<byte[]> attachments, int weight)
            throws MalformedPacketException {
        List<String> elements = packet.elements();
        String name = JsonElements.string(elements.getFirst());
        Arguments arguments = new Arguments(elements.subList(1, elements.size()), attachments);
        Ack ack = socket.ack(packet.id());
        Runnable task = () -> socket.handler().onEvent(socket, name, arguments, ack);
        if (mailbox.isIdle() && socket.handler().isRelay(name)) {
            guarded(task);
        } else {
            post(weight, task);
        }
    }

    // The mailbox.

    private void post(int weight, Runnable task) {
        mailbox.post(weight + TASK_WEIGHT, () -> guarded(task));
        if (!paused && mailbox.weight() > options.mailboxHigh()) {
            paused = true;
            session.pause();
        }
    }

    private void readAgain() {
        if (paused && mailbox.weight() <= options.mailboxLow()) {
            paused = false;
            session.resume();
        }
    }

    /// A handler's bug costs its client an answer, and nobody anything else.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            LOG.error("A handler failed", bug);
        }
    }

    // What goes out, and the end.

    /// Any thread.
    void send(Packet packet, Arguments attachmentsOf) {
        session.send(
                packet.encode(),
                attachmentsOf.attachments().stream().map(Buffer::buffer).toList());
    }

    /// Any thread: the goodbye follows what the calling thread has sent, and nothing follows the goodbye.
    void disconnect(SocketIoSocket<P> socket, boolean closeConnection) {
        socket.greet();
        if (socket.end()) {
            send(Packet.disconnect(socket.handshake().namespace()), Arguments.NONE);
        }
        session.loop().run(() -> {
            leave(socket, CloseReason.SERVER);
            if (closeConnection) {
                session.close(CloseReason.SERVER);
            }
        });
    }

    private void leave(SocketIoSocket<P> socket, CloseReason reason) {
        socket.end();
        // Whoever takes it out tells the handler, which so hears of it once.
        if (sockets.remove(socket.handshake().namespace(), socket)) {
            post(0, () -> socket.handler().onDisconnect(socket, reason));
            awaitConnect();
        }
    }

    @Override
    public void onClose(CloseReason reason) {
        stopConnectTimer();
        List.copyOf(sockets.values()).forEach(socket -> leave(socket, reason));
        pending.clear();
        post(0, () -> done.complete(null));
    }

    /// A connection on which nobody is, or is about to be, let in does not stay.
    private void awaitConnect() {
        if (session.isOpen() && sockets.isEmpty() && pending.isEmpty() && connectTimer == null) {
            connectTimer = session.loop().after(options.connectTimeout(), () -> session.close(CloseReason.SERVER));
        }
    }

    private void stopConnectTimer() {
        if (connectTimer != null) {
            session.loop().cancel(connectTimer);
            connectTimer = null;
        }
    }
}
