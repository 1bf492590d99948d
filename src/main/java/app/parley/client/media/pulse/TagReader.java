package app.parley.client.media.pulse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what [TagWriter] writes, and passes over what nobody asks for. On one thread.
///
/// Every method throws [IllegalArgumentException] where the message holds something else, and
/// [java.nio.BufferUnderflowException] at its end.
final class TagReader {
    private final ByteBuffer in;

    TagReader(ByteBuffer in) {
        this.in = in;
    }

    boolean hasMore() {
        return in.hasRemaining();
    }

    int number() {
        expect('L');
        return in.getInt();
    }

    boolean flag() {
        return switch (in.get()) {
            case '1' -> true;
            case '0' -> false;
            default -> throw new IllegalArgumentException("no flag");
        };
    }

    /// Null where none was written.
    @Nullable
    String text() {
        var tag = in.get();
        if (tag == 'N') return null;
        if (tag != 't') throw new IllegalArgumentException("no text");
        return terminated();
    }

    /// Properties that are text; others are bytes that mean nothing here.
    Map<String, String> properties() {
        expect('P');
        var found = new HashMap<String, String>();
        for (var key = text(); key != null; key = text()) {
            number();
            expect('x');
            var value = new byte[in.getInt()];
            in.get(value);
            found.put(key, new String(value, 0, Math.max(0, value.length - 1), StandardCharsets.UTF_8));
        }
        return found;
    }

    /// Format, channels, rate.
    void skipSampleSpec() {
        expect('a');
        skip(1 + 1 + Integer.BYTES);
    }

    void skipChannelMap() {
        expect('m');
        skip(Byte.toUnsignedInt(in.get()));
    }

    void skipVolumes() {
        expect('v');
        skip(Integer.BYTES * Byte.toUnsignedInt(in.get()));
    }

    void skipMicroseconds() {
        expect('U');
        skip(Long.BYTES);
    }

    private String terminated() {
        var start = in.position();
        while (in.get() != 0) {}
        var bytes = new byte[in.position() - start - 1];
        in.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void expect(char tag) {
        if (in.get() != tag) throw new IllegalArgumentException("no " + tag);
    }

    private void skip(int bytes) {
        in.position(in.position() + bytes);
    }
}
