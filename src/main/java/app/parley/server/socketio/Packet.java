package app.parley.server.socketio;

import app.parley.server.socketio.engine.MalformedPacketException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The unit of Socket.IO, and its text form: `<type>[<attachments>-][<namespace>,][<id>][<payload>]`.
///
/// @param id of the ack that is asked for or given, [#NO_ID] for none
/// @param elements of the payload, each as JSON text: for an event the name comes first; CONNECT and
///     CONNECT_ERROR have one object, or none
/// @param attachments how many binary messages follow
record Packet(Type type, String namespace, long id, List<String> elements, int attachments) {
    static final long NO_ID = -1;
    static final String MAIN = "/";

    /// Longer numbers overflow; nobody counts that far.
    private static final int MAX_DIGITS = 15;

    /// In the order of their digits.
    enum Type {
        CONNECT('0'),
        DISCONNECT('1'),
        EVENT('2'),
        ACK('3'),
        CONNECT_ERROR('4'),
        BINARY_EVENT('5'),
        BINARY_ACK('6');

        private static final List<Type> BY_DIGIT = List.of(values());
        private final char digit;

        Type(char digit) {
            this.digit = digit;
        }

        private boolean isBinary() {
            return this == BINARY_EVENT || this == BINARY_ACK;
        }
    }

    static Packet connected(String namespace, String sid) {
        return new Packet(Type.CONNECT, namespace, NO_ID, List.of("{\"sid\":" + JsonElements.quote(sid) + "}"), 0);
    }

    static Packet refused(String namespace, String message) {
        String payload = "{\"message\":" + JsonElements.quote(message) + "}";
        return new Packet(Type.CONNECT_ERROR, namespace, NO_ID, List.of(payload), 0);
    }

    static Packet disconnect(String namespace) {
        return new Packet(Type.DISCONNECT, namespace, NO_ID, List.of(), 0);
    }

    static Packet event(String namespace, long id, String event, Arguments arguments) {
        List<String> elements = Stream.concat(Stream.of(JsonElements.quote(event)), arguments.json().stream())
                .toList();
        int attachments = arguments.attachments().size();
        return new Packet(attachments == 0 ? Type.EVENT : Type.BINARY_EVENT, namespace, id, elements, attachments);
    }

    static Packet ack(String namespace, long id, Arguments arguments) {
        int attachments = arguments.attachments().size();
        return new Packet(attachments == 0 ? Type.ACK : Type.BINARY_ACK, namespace, id, arguments.json(), attachments);
    }

    String encode() {
        StringBuilder text = new StringBuilder().append(type.digit);
        if (type.isBinary()) {
            text.append(attachments).append('-');
        }
        if (!namespace.equals(MAIN)) {
            text.append(namespace).append(',');
        }
        if (id != NO_ID) {
            text.append(id);
        }
        switch (type) {
            case DISCONNECT -> {}
            case CONNECT, CONNECT_ERROR -> text.append(elements.getFirst());
            case EVENT, ACK, BINARY_EVENT, BINARY_ACK ->
                text.append(elements.stream().collect(Collectors.joining(",", "[", "]")));
        }
        return text.toString();
    }

    static Packet decode(String text) throws MalformedPacketException {
        return new Decoder(text).packet();
    }

    /// One pass over one text.
    private static final class Decoder {
        private final String text;
        private int at;

        Decoder(String text) {
            this.text = text;
        }

        Packet packet() throws MalformedPacketException {
            Type type = type();
            int attachments = type.isBinary() ? attachments() : 0;
            String namespace = namespace();
            long id = number();
            List<String> elements = elements(type, text.substring(at));
            if ((type == Type.ACK || type == Type.BINARY_ACK) && id == NO_ID) {
                throw new MalformedPacketException("an ack without an id");
            }
            return new Packet(type, namespace, id, elements, attachments);
        }

        private Type type() throws MalformedPacketException {
            int digit = text.isEmpty() ? -1 : text.charAt(at++) - '0';
            if (digit < 0 || digit >= Type.BY_DIGIT.size()) {
                throw new MalformedPacketException("unknown Socket.IO packet type");
            }
            Type type = Type.BY_DIGIT.get(digit);
            if (type == Type.CONNECT_ERROR) {
                throw new MalformedPacketException("a packet only servers send");
            }
            return type;
        }

        private int attachments() throws MalformedPacketException {
            long count = number();
            if (count < 0 || count > Integer.MAX_VALUE || at >= text.length() || text.charAt(at++) != '-') {
                throw new MalformedPacketException("a binary packet without its count");
            }
            return (int) count;
        }

        private String namespace() {
            if (at >= text.length() || text.charAt(at) != '/') {
                return MAIN;
            }
            int comma = text.indexOf(',', at);
            String namespace = text.substring(at, comma < 0 ? text.length() : comma);
            at = comma < 0 ? text.length() : comma + 1;
            return namespace;
        }

        private long number() throws MalformedPacketException {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at - start > MAX_DIGITS) {
                throw new MalformedPacketException("a number that is too long");
            }
            return at == start ? NO_ID : Long.parseLong(text, start, at, 10);
        }

        private static List<String> elements(Type type, String payload) throws MalformedPacketException {
            return switch (type) {
                case CONNECT -> payload.isEmpty() ? List.of() : List.of(JsonElements.object(payload));
                case EVENT, BINARY_EVENT -> {
                    List<String> elements = JsonElements.ofArray(payload);
                    if (elements.isEmpty()) {
                        throw new MalformedPacketException("an event without a name");
                    }
                    yield elements;
                }
                case ACK, BINARY_ACK -> JsonElements.ofArray(payload);
                case DISCONNECT, CONNECT_ERROR -> {
                    if (!payload.isEmpty()) {
                        throw new MalformedPacketException("a payload where none belongs");
                    }
                    yield List.of();
                }
            };
        }
    }
}
