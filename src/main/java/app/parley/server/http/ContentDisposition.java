package app.parley.server.http;

import java.nio.charset.StandardCharsets;

/// Writes `Content-Disposition: attachment` for a file's name: RFC 6266. Pure. Whatever the name holds, the
/// header is one line of plain ASCII.
final class ContentDisposition {
    /// Besides letters and digits, what RFC 8187 lets stand in an extended value (`attr-char`).
    private static final String PLAIN = "!#$&+-.^_`|~";

    private static final String HEX = "0123456789ABCDEF";

    private ContentDisposition() {}

    static String attachment(String name) {
        return "attachment; filename=\"" + fallback(name) + "\"; filename*=UTF-8''" + extended(name);
    }

    /// For the few readers that know no extended value.
    private static String fallback(String name) {
        return name.codePoints()
                .map(c -> isLetterOrDigit(c) || c == '.' || c == '-' || c == ' ' ? c : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String extended(String name) {
        var value = new StringBuilder();
        for (var b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isLetterOrDigit(b) || PLAIN.indexOf(b) >= 0) {
                value.append((char) b);
            } else {
                value.append('%').append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return value.toString();
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
