package app.parley.server.socketio.engine;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A WebSocket, a packet a frame, on the Netty channel of its TCP connection. [WebSocketFrames] brings what comes
/// in, on the channel's loop, which differs from the session's when a polling session was upgraded; it hops.
final class WebSocketTransport implements Transport, WebSocketFrames.Receiver {
    /// How long a client may take to answer a goodbye; socket.io-client-java never does.
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final EngineSession session;
    private final EventLoop loop;
    private final Channel channel;
    private final WebSocketFrames frames;
    private final Duration closeGrace;
    private @Nullable Long closeTimer;
    private @Nullable ChannelFuture last;
    private boolean ended;

    /// On the loop of the channel, before it can have received anything.
    ///
    /// @param channel as [WebSocketUpgrade] leaves it
    /// @param maxPayload longest message, in bytes, in however many frames
    /// @param closeGrace how long the client may take to read what was sent before it is closed
    WebSocketTransport(EngineSession session, Channel channel, int maxPayload, Duration closeGrace) {
        this.session = session;
        this.loop = session.loop();
        this.channel = channel;
        this.closeGrace = closeGrace;
        this.frames = new WebSocketFrames(channel, this, maxPayload);
        channel.pipeline().addLast(frames);
        resume();
    }

    @Override
    public void onText(String text) {
        loop.run(() -> session.onReceived(this, () -> EnginePacket.decode(text)));
    }

    @Override
    public void onBinary(byte[] data) {
        loop.run(() -> session.onReceived(this, () -> new EnginePacket.Binary(Buffer.buffer(data))));
    }

    @Override
    public void onFailure(CloseReason reason) {
        loop.run(() -> session.onFailure(this, reason));
    }

    @Override
    public void onEnd() {
        loop.run(() -> {
            ended = true;
            if (closeTimer != null) loop.cancel(closeTimer);
            session.onLost(this);
        });
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void write(Outbox.Batch batch, Runnable written) {
        ChannelFuture sent = null;
        for (EnginePacket packet : batch.packets()) sent = send(packet);
        if (sent == null) {
            written.run();
        } else {
            sent.addListener(_ -> written.run());
        }
    }

    /// Past the outbox: the answers to a probe.
    ChannelFuture send(EnginePacket packet) {
        last = frames.write(frame(packet));
        return last;
    }

    private WebSocketFrame frame(EnginePacket packet) {
        return switch (packet) {
            case EnginePacket.Text text ->
                new TextWebSocketFrame(ByteBufUtil.writeUtf8(channel.alloc(), text.encode()));
            case EnginePacket.Binary binary ->
                new BinaryWebSocketFrame(Unpooled.wrappedBuffer(binary.data().getBytes()));
        };
    }

    @Override
    public void pause() {
        channel.config().setAutoRead(false);
    }

    @Override
    public void resume() {
        channel.config().setAutoRead(true);
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
            if (last == null) abort();
            else last.addListener(_ -> loop.run(this::abort));
        } else if (!ended) {
            closeTimer = loop.after(closeGrace, this::abort);
            // The client's close frame must be read, whatever was paused.
            resume();
            frames.write(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                    .addListener(_ -> loop.run(this::awaitGoodbye));
        }
        return Duration.ZERO;
    }

    /// Our goodbye has left.
    private void awaitGoodbye() {
        if (ended) return;
        if (closeTimer != null) loop.cancel(closeTimer);
        closeTimer = loop.after(GOODBYE, this::abort);
    }

    /// Ends the TCP connection with all that waits on it, from the end of the pipeline that is nearest to the
    /// network: the goodbye of TLS would wait behind what a slow reader does not take.
    private void abort() {
        var nearest = channel.pipeline().firstContext();
        // Nobody is left in the pipeline of a connection that has just ended.
        if (nearest != null) {
            ChannelFuture _ = nearest.close();
        }
    }
}
