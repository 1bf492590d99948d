package app.parley.server.attachments;

import app.parley.protocol.Bounds;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a file's name that everybody may be shown of what a client says in `X-Filename`. Pure.
///
/// Only the last component of a path stays, whichever system's. What would break a line or turn the direction of
/// reading (`photo` + U+202E + `gpj.exe` looks like a picture) is left out. What is left of it must be a name.
final class FileName {
    private static final String HEADER = "X-Filename";
    /// Unicode's explicit directional characters: UAX #9, section 2.
    private static final Set<Integer> DIRECTIONS =
            Set.of(0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069);

    private FileName() {}

    /// @param header percent-encoded UTF-8
    static String of(@Nullable String header) {
        if (header == null) throw refused("is missing");
        var path = decoded(header);
        var last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        var name = last.codePoints()
                .filter(FileName::isHarmless)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) throw refused("names no file");
        if (name.codePointCount(0, name.length()) > Bounds.FILE_NAME_MAX) {
            throw refused("has at most " + Bounds.FILE_NAME_MAX + " characters");
        }
        return name;
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> !DIRECTIONS.contains(character);
        };
    }

    private static String decoded(String header) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < header.length(); i++) {
            var c = header.charAt(i);
            if (c == '%') {
                bytes.write(hex(header, i + 1) << 4 | hex(header, i + 2));
                i += 2;
            } else if (c >= ' ' && c <= '~') {
                bytes.write(c);
            } else {
                throw malformed();
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int hex(String header, int at) {
        var digit = at < header.length() ? Character.digit(header.charAt(at), 16) : -1;
        if (digit < 0) throw malformed();
        return digit;
    }

    private static ProtocolException malformed() {
        return refused("is percent-encoded UTF-8");
    }

    private static ProtocolException refused(String why) {
        return new ProtocolException(ErrorCode.BAD_REQUEST, "'" + HEADER + "' " + why);
    }
}
