package app.parley.server.socketio;

import app.parley.server.socketio.engine.CloseReason;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// What the tests put on the layer. It lets in whoever shows the token `good`, by the name after the colon,
/// writes down what it is told, and knows a few events: `echo` and `relay` come back as they are, `block` waits
/// for [#gate] first.
final class RecordingHandler implements SocketIoHandler<String> {

    /// One call of the handler.
    ///
    /// @param onEventLoop the kind of thread it came on
    record Call(String what, Arguments arguments, boolean onEventLoop) {}

    final BlockingQueue<SocketIoSocket<String>> connected = new LinkedBlockingQueue<>();
    final BlockingQueue<Call> events = new LinkedBlockingQueue<>();
    final BlockingQueue<CloseReason> disconnected = new LinkedBlockingQueue<>();
    final CountDownLatch gate = new CountDownLatch(1);

    @Override
    public Admission<String> authenticate(Handshake handshake) {
        return switch (handshake.auth()) {
            case "{\"token\":\"good\"}" -> Admission.accept("somebody");
            case "{\"token\":\"slow\"}" -> {
                Waiting.forLatch(gate);
                yield Admission.accept("sleeper");
            }
            case "{\"token\":\"bug\"}" -> throw new IllegalStateException("a bug in the authenticator");
            default -> Admission.refuse("unauthorized");
        };
    }

    @Override
    public boolean isRelay(String event) {
        return event.equals("relay");
    }

    @Override
    public void onConnect(SocketIoSocket<String> socket) {
        connected.add(socket);
    }

    @Override
    public void onEvent(SocketIoSocket<String> socket, String event, Arguments arguments, Ack ack) {
        if (event.equals("bug")) throw new IllegalStateException("a bug in the handler");
        if (event.equals("block")) Waiting.forLatch(gate);
        // Before anything is answered: whoever has an answer may look.
        events.add(new Call(event, arguments, !Thread.currentThread().isVirtual()));
        if (event.equals("echo")) socket.emit("echo", arguments);
        ack.send(arguments);
        ack.send("\"the second answer\"");
    }

    @Override
    public void onDisconnect(SocketIoSocket<String> socket, CloseReason reason) {
        disconnected.add(reason);
    }
}
