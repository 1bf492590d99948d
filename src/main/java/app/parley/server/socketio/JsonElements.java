package app.parley.server.socketio;

import app.parley.server.socketio.engine.MalformedPacketException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The little of JSON that Socket.IO itself needs. Finds the elements of an array without parsing them: the
/// payload is parsed once, by whoever knows what it means. Brackets and strings must be balanced, so that an
/// element is where it seems to be; the rest is not checked.
final class JsonElements {
    /// So deep the kinds of brackets are matched, as many as a long has bits; deeper they are only counted, which
    /// still finds where an element ends. Whether it is JSON is for whoever reads the payload.
    private static final int MATCHED_DEPTH = Long.SIZE;

    private final String text;
    private int at;

    private JsonElements(String text) {
        this.text = text;
    }

    /// The text of each element, without the white space around it.
    static List<String> ofArray(String json) throws MalformedPacketException {
        return new JsonElements(json).array();
    }

    /// The same, if it looks like one object.
    static String object(String json) throws MalformedPacketException {
        JsonElements elements = new JsonElements(json);
        if (!json.startsWith("{")) {
            throw new MalformedPacketException("not a JSON object");
        }
        elements.skipElement();
        elements.expectEnd();
        return json;
    }

    /// The value of a JSON string.
    static String string(String json) throws MalformedPacketException {
        int last = json.length() - 1;
        if (last < 1 || json.charAt(0) != '"' || json.charAt(last) != '"') {
            throw new MalformedPacketException("not a JSON string");
        }
        StringBuilder value = new StringBuilder(last);
        for (int i = 1; i < last; i++) {
            char c = json.charAt(i);
            if (c == '"' || (c == '\\' && i + 1 == last)) {
                throw new MalformedPacketException("not a JSON string");
            } else if (c != '\\') {
                value.append(c);
            } else {
                c = json.charAt(++i);
                value.append(c == 'u' ? unicode(json, i + 1, last) : unescaped(c));
                i += c == 'u' ? 4 : 0;
            }
        }
        return value.toString();
    }

    private static char unescaped(char escape) throws MalformedPacketException {
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new MalformedPacketException("an unknown escape");
        };
    }

    private static char unicode(String json, int from, int end) throws MalformedPacketException {
        try {
            if (from + 4 <= end) {
                return (char) HexFormat.fromHexDigits(json, from, from + 4);
            }
            throw new MalformedPacketException("an escape that is too short");
        } catch (IllegalArgumentException notHexadecimal) {
            throw new MalformedPacketException("an unknown escape");
        }
    }

    /// The value as a JSON string.
    static String quote(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ') {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private List<String> array() throws MalformedPacketException {
        List<String> elements = new ArrayList<>(2);
        expect('[');
        skipSpace();
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        } else {
            do {
                skipSpace();
                int start = at;
                skipElement();
                elements.add(text.substring(start, at).strip());
                if (elements.getLast().isEmpty()) {
                    throw new MalformedPacketException("an array element is missing");
                }
            } while (next() == ',');
        }
        expectEnd();
        return elements;
    }

    /// Past the separator after an element.
    private char next() throws MalformedPacketException {
        if (at >= text.length()) {
            throw new MalformedPacketException("an array is left open");
        }
        return text.charAt(at++);
    }

    /// To the `,` or `]` that ends an element of our array, or to the end of the text after an object.
    private void skipElement() throws MalformedPacketException {
        long objects = 0;
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> skipString();
                case '{', '[' -> {
                    if (depth < MATCHED_DEPTH) {
                        objects = objects << 1 | (c == '{' ? 1 : 0);
                    }
                    depth++;
                }
                case '}', ']' -> {
                    if (depth == 0 && c == ']') {
                        return;
                    }
                    depth--;
                    if (depth < MATCHED_DEPTH) {
                        if (depth < 0 || (objects & 1) != (c == '}' ? 1 : 0)) {
                            throw new MalformedPacketException("brackets that do not match");
                        }
                        objects >>>= 1;
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        return;
                    }
                }
                default -> {}
            }
        }
        if (depth > 0) {
            throw new MalformedPacketException("a bracket is left open");
        }
    }

    /// From the opening quote to the closing one.
    private void skipString() throws MalformedPacketException {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                at++;
            }
        }
        throw new MalformedPacketException("a string is left open");
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private void expect(char c) throws MalformedPacketException {
        if (at >= text.length() || text.charAt(at) != c) {
            throw new MalformedPacketException("not a JSON array");
        }
        at++;
    }

    private void expectEnd() throws MalformedPacketException {
        skipSpace();
        if (at < text.length()) {
            throw new MalformedPacketException("text after the payload");
        }
    }
}
