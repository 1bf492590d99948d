package app.parley.server.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What part of something a `Range` header asks for: RFC 9110, section 14. Pure.
///
/// Only a single range of bytes is served; whatever else a header says is answered with the whole, as the RFC
/// allows.
sealed interface ByteRange {
    record Whole() implements ByteRange {}

    /// @param first the position of the first byte
    /// @param last the position of the last byte, which is part of it
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /// A range that lies behind the end.
    record Unsatisfiable() implements ByteRange {}

    /// Positions of more than eighteen digits are longer than any file.
    Pattern FORM = Pattern.compile("(?i:bytes)=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /// @param size of the whole, in bytes
    static ByteRange parse(@Nullable String header, long size) {
        if (header == null || size == 0) return new Whole();
        var match = FORM.matcher(header);
        if (!match.matches()) return new Whole();
        var first = match.group(1);
        var last = match.group(2);
        if (first.isEmpty() && last.isEmpty()) return new Whole();
        if (first.isEmpty()) {
            var suffix = Long.parseLong(last);
            return suffix == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - suffix), size - 1);
        }
        var from = Long.parseLong(first);
        var to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) return new Whole();
        return from >= size ? new Unsatisfiable() : new Part(from, to);
    }
}
