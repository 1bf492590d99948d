package app.parley.server.socketio.engine;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A WebSocket, a packet a frame. Its handlers are called on the loop of its own TCP connection, which differs
/// from the session's when a polling session was upgraded; they hop.
final class WebSocketTransport implements Transport {
    private final EngineSession session;
    private final EventLoop loop;
    private final ServerWebSocket socket;
    /// Instead of the HTTP connection, which is garbage once the WebSocket has taken over.
    private final Channel channel;
    private final Duration closeGrace;
    private @Nullable Long closeTimer;
    private Future<Void> last = Future.succeededFuture();
    private boolean ended;

    /// On the event loop of the WebSocket, before it can have received anything.
    ///
    /// @param connection the TCP connection that the WebSocket has taken over
    /// @param closeGrace how long the client may take to answer our close frame
    WebSocketTransport(EngineSession session, ServerWebSocket socket, HttpConnection connection, Duration closeGrace) {
        this.session = session;
        this.loop = session.loop();
        this.socket = socket;
        this.channel = ((ConnectionBase) connection).channel();
        this.closeGrace = closeGrace;
        socket.textMessageHandler(text -> loop.run(() -> session.onReceived(this, () -> EnginePacket.decode(text))));
        socket.binaryMessageHandler(
                data -> loop.run(() -> session.onReceived(this, () -> new EnginePacket.Binary(data))));
        socket.exceptionHandler(failure -> loop.run(() -> session.onFailure(this, reasonOf(failure))));
        socket.closeHandler(ignored -> loop.run(this::onEnd));
    }

    /// Vert.x reports a too long frame with Netty's exception and a too long message with an
    /// IllegalStateException.
    private static CloseReason reasonOf(Throwable failure) {
        return switch (failure) {
            case IllegalStateException tooLong -> CloseReason.TOO_LARGE;
            // RFC 6455, section 7.4.1: 1009, message too big.
            case CorruptedWebSocketFrameException frame
            when frame.closeStatus().code() == 1009 -> CloseReason.TOO_LARGE;
            case DecoderException notWebSocket -> CloseReason.MALFORMED;
            default -> CloseReason.TRANSPORT_LOST;
        };
    }

    private void onEnd() {
        ended = true;
        if (closeTimer != null) {
            loop.cancel(closeTimer);
        }
        session.onLost(this);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void write(Outbox.Batch batch, Runnable written) {
        for (EnginePacket packet : batch.packets()) {
            last = send(packet);
        }
        last.onComplete(ignored -> written.run());
    }

    /// Past the outbox: the answers to a probe.
    Future<Void> send(EnginePacket packet) {
        return switch (packet) {
            case EnginePacket.Text text -> socket.writeTextMessage(text.encode());
            case EnginePacket.Binary binary -> socket.writeBinaryMessage(binary.data());
        };
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    @Override
    public Optional<EnginePacket> farewell(CloseReason reason) {
        return Optional.empty();
    }

    @Override
    public Duration close(CloseReason reason) {
        if (!ended && reason.isUnreachable()) {
            abort();
        } else if (!ended && reason == CloseReason.SHUTDOWN) {
            // Without a closing handshake: after one, socket.io-client-java waits for its next ping to fail, and the
            // grace of a call is over.
            closeTimer = loop.after(closeGrace, this::abort);
            last.onComplete(ignored -> loop.run(this::abort));
        } else if (!ended) {
            closeTimer = loop.after(closeGrace, this::abort);
            // The client's close frame must be read, whatever was paused.
            socket.resume();
            socket.close();
        }
        return Duration.ZERO;
    }

    /// Ends the TCP connection with all that waits on it. Vert.x's own close stands in the queue behind what a
    /// slow reader does not take, and so would never come; nor does Vert.x offer another, hence Netty, from the
    /// end of the pipeline that is nearest to the network.
    private void abort() {
        var nearest = channel.pipeline().firstContext();
        // Nobody is left in the pipeline of a connection that has just ended.
        if (nearest != null) {
            ChannelFuture _ = nearest.close();
        }
    }
}
