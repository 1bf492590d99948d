package app.parley.server.socketio.engine;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The last in the pipeline of a WebSocket: puts messages together that come in pieces, answers pings and
/// goodbyes, and sends. Reading happens on the channel's loop; any thread may send.
///
/// What is sent leaves the process once the loop has read what came from everybody, in one go: several messages for
/// one client cost one call of the system.
final class WebSocketFrames extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Receiver receiver;
    private final int maxPayload;
    /// The pieces so far of a message whose end has not come.
    private @Nullable ByteArrayOutputStream pieces;
    private boolean isText;
    private boolean failed;
    private boolean saidGoodbye;
    private boolean flushing;

    /// Who is told; each on the channel's loop.
    interface Receiver {
        void onText(String text);

        void onBinary(byte[] data);

        /// Nothing but [#onEnd] follows.
        void onFailure(CloseReason reason);

        void onEnd();
    }

    /// @param maxPayload longest message, in bytes
    WebSocketFrames(Channel channel, Receiver receiver, int maxPayload) {
        this.channel = channel;
        this.receiver = receiver;
        this.maxPayload = maxPayload;
    }

    /// Sends, in the order of the calls of one thread; the frame is taken over. Any thread.
    ChannelFuture write(WebSocketFrame frame) {
        var sent = channel.newPromise();
        try {
            if (channel.eventLoop().inEventLoop()) {
                write(frame, sent);
            } else {
                channel.eventLoop().execute(() -> write(frame, sent));
            }
        } catch (RejectedExecutionException stopped) {
            frame.release();
            sent.setFailure(stopped);
        }
        return sent;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            // After the handshake the end of its request still comes by.
            if (message instanceof WebSocketFrame frame && !failed) onFrame(frame);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        receiver.onEnd();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(
                switch (cause) {
                    // RFC 6455, section 7.4.1: 1009, message too big.
                    case CorruptedWebSocketFrameException frame
                    when frame.closeStatus().code() == 1009 -> CloseReason.TOO_LARGE;
                    case DecoderException notWebSocket -> CloseReason.MALFORMED;
                    default -> CloseReason.TRANSPORT_LOST;
                });
    }

    private void onFrame(WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> begin(text, true);
            case BinaryWebSocketFrame binary -> begin(binary, false);
            case ContinuationWebSocketFrame piece -> add(piece);
            case CloseWebSocketFrame goodbye -> onGoodbye(goodbye);
            // Who does not read is sent nothing more for their pings.
            case PingWebSocketFrame ping
            when channel.isWritable() -> {
                ChannelFuture _ = write(new PongWebSocketFrame(ping.content().retain()));
            }
            default -> {}
        }
    }

    private void begin(WebSocketFrame frame, boolean text) {
        isText = text;
        if (frame.isFinalFragment()) {
            deliver(ByteBufUtil.getBytes(frame.content()));
        } else {
            pieces = new ByteArrayOutputStream();
            add(frame);
        }
    }

    /// The decoder lets a piece through within a message only.
    private void add(WebSocketFrame frame) {
        if (pieces == null) return;
        if (pieces.size() + frame.content().readableBytes() > maxPayload) {
            fail(CloseReason.TOO_LARGE);
            return;
        }
        pieces.writeBytes(ByteBufUtil.getBytes(frame.content()));
        if (!frame.isFinalFragment()) return;
        var whole = pieces.toByteArray();
        pieces = null;
        deliver(whole);
    }

    private void deliver(byte[] message) {
        if (isText) {
            receiver.onText(new String(message, StandardCharsets.UTF_8));
        } else {
            receiver.onBinary(message);
        }
    }

    /// Answers it, unless it is itself an answer, and ends the connection.
    private void onGoodbye(CloseWebSocketFrame goodbye) {
        if (saidGoodbye) {
            ChannelFuture _ = channel.close();
        } else {
            ChannelFuture _ = write(goodbye.retain()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void fail(CloseReason reason) {
        if (failed) return;
        failed = true;
        pieces = null;
        receiver.onFailure(reason);
    }

    private void write(WebSocketFrame frame, ChannelPromise sent) {
        if (saidGoodbye) {
            frame.release();
            sent.setFailure(new ClosedChannelException());
            return;
        }
        saidGoodbye = frame instanceof CloseWebSocketFrame;
        ChannelFuture _ = channel.write(frame, sent);
        if (flushing) return;
        flushing = true;
        channel.eventLoop().execute(this::flush);
    }

    private void flush() {
        flushing = false;
        channel.flush();
    }
}
