package app.parley.server.socketio.engine;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a WebSocket (RFC 6455) of the TCP connection of a request, and takes it out of Vert.x's hands: all that
/// Vert.x keeps for a connection and its request is garbage from then on (decision 0086). Used on the connection's
/// event loop.
final class WebSocketUpgrade {
    /// What Vert.x has put into the pipeline of a connection. Its HTTP codec is replaced by the handshake; that a
    /// silent connection ends is the heartbeat's business.
    private static final List<Class<? extends ChannelHandler>> VERTX =
            List.of(VertxHandler.class, IdleStateHandler.class, ChunkedWriteHandler.class);

    private WebSocketUpgrade() {}

    /// Answers the handshake. The caller adds at once who takes the frames.
    ///
    /// @param exchange answered with why not when there is no WebSocket to be made
    /// @param maxPayload longest frame, in bytes
    static Optional<Channel> accept(HttpServerRequest request, HttpExchange exchange, int maxPayload) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                || !lower(request.getHeader("Connection")).contains("upgrade")
                || !request.method().equals(HttpMethod.GET)) {
            exchange.refuse(400, 3, "Bad request");
            return Optional.empty();
        }
        if (!"13".equals(request.getHeader("Sec-WebSocket-Version"))) {
            request.response().putHeader("Sec-WebSocket-Version", "13");
            exchange.refuse(426, 3, "Bad request");
            return Optional.empty();
        }
        var channel = ((ConnectionBase) request.connection()).channel();
        try {
            shakeHands(request, channel, maxPayload);
        } catch (WebSocketHandshakeException e) {
            exchange.refuse(400, 3, "Bad request");
            return Optional.empty();
        }
        for (var handler : VERTX) remove(channel.pipeline(), handler);
        return Optional.of(channel);
    }

    /// Throws when the request has no key, and the connection speaks HTTP as before.
    private static void shakeHands(HttpServerRequest request, Channel channel, int maxPayload) {
        // It would agree to compression in the answer, which costs a deflate window per connection and turns small
        // frames into large ones; off in the reference server as well.
        remove(channel.pipeline(), WebSocketServerExtensionHandler.class);
        var wish = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.GET, request.uri());
        copy(request.headers(), wish.headers());
        var answer = new DefaultHttpHeaders();
        copy(request.response().headers(), answer);
        var config = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(maxPayload)
                .closeOnProtocolViolation(false)
                .build();
        ChannelFuture _ = new WebSocketServerHandshaker13(null, null, config)
                .handshake(channel, wish, answer, channel.newPromise());
    }

    private static void copy(MultiMap from, HttpHeaders to) {
        for (var header : from) to.add(header.getKey(), header.getValue());
    }

    private static void remove(ChannelPipeline pipeline, Class<? extends ChannelHandler> type) {
        var handler = pipeline.get(type);
        if (handler != null) pipeline.remove(handler);
    }

    private static String lower(@Nullable String header) {
        return header == null ? "" : header.toLowerCase(Locale.ROOT);
    }
}
