package app.parley.client.media.pulse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes the tagged values that PulseAudio's messages consist of (its `src/pulsecore/tagstruct.c`): a letter for
/// the kind, then the value, big endian. On the thread that makes it.
final class TagWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TagWriter number(int value) {
        out.write('L');
        return raw(value);
    }

    TagWriter text(String value) {
        out.write('t');
        return terminated(value);
    }

    TagWriter noText() {
        out.write('N');
        return this;
    }

    TagWriter bytes(byte[] value) {
        out.write('x');
        raw(value.length);
        out.writeBytes(value);
        return this;
    }

    TagWriter properties(Map<String, String> values) {
        out.write('P');
        values.forEach((key, value) -> {
            text(key);
            var bytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            bytes(bytes);
        });
        return noText();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private TagWriter raw(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    private TagWriter terminated(String value) {
        out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        return this;
    }
}
