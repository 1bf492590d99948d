package app.parley.server.socketio.engine;

import io.netty.buffer.ByteBufUtil;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.List;

/// The unit of Engine.IO: a type digit with text, or a binary message. Also its two encodings: a WebSocket
/// carries each in a frame of its own, polling strings them together.
sealed interface EnginePacket {

    /// Between the packets of a polling payload: ASCII's record separator.
    char SEPARATOR = '\u001e';

    record Text(Type type, String data) implements EnginePacket {
        static final Text PING = new Text(Type.PING, "");
        static final Text NOOP = new Text(Type.NOOP, "");
        static final Text CLOSE = new Text(Type.CLOSE, "");

        String encode() {
            return type.digit + data;
        }
    }

    record Binary(Buffer data) implements EnginePacket {}

    /// In the order of their digits.
    enum Type {
        OPEN('0'),
        CLOSE('1'),
        PING('2'),
        PONG('3'),
        MESSAGE('4'),
        UPGRADE('5'),
        NOOP('6');

        private static final List<Type> BY_DIGIT = List.of(values());
        private final char digit;

        Type(char digit) {
            this.digit = digit;
        }
    }

    static EnginePacket message(String text) {
        return new Text(Type.MESSAGE, text);
    }

    /// What it weighs in the outbox, in bytes.
    default long size() {
        return switch (this) {
            case Text text -> 1L + ByteBufUtil.utf8Bytes(text.data);
            case Binary binary -> binary.data.length();
        };
    }

    static EnginePacket decode(String frame) throws MalformedPacketException {
        int type = frame.isEmpty() ? -1 : frame.charAt(0) - '0';
        if (type < 0 || type >= Type.BY_DIGIT.size()) {
            throw new MalformedPacketException("unknown Engine.IO packet type");
        }
        return new Text(Type.BY_DIGIT.get(type), frame.substring(1));
    }

    static EnginePacket decodePolling(String part) throws MalformedPacketException {
        if (!part.startsWith("b")) {
            return decode(part);
        }
        try {
            // The MIME decoder, because socket.io-client-java breaks its base64 into lines.
            return new Binary(Buffer.buffer(Base64.getMimeDecoder().decode(part.substring(1))));
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedPacketException("binary packet that is not base64");
        }
    }

    static String encodePolling(List<EnginePacket> packets) {
        StringBuilder payload = new StringBuilder();
        for (EnginePacket packet : packets) {
            if (!payload.isEmpty()) {
                payload.append(SEPARATOR);
            }
            switch (packet) {
                case Text text -> payload.append(text.type.digit).append(text.data);
                case Binary binary ->
                    payload.append('b').append(Base64.getEncoder().encodeToString(binary.data.getBytes()));
            }
        }
        return payload.toString();
    }
}
