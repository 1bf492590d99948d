package app.parley.client.media.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagsTest {
    @Test
    void whatIsWrittenIsRead() {
        var in = read(new TagWriter()
                .number(-1)
                .text("Kopfhörer")
                .noText()
                .properties(Map.of("application.name", "Parley"))
                .number(7));
        assertThat(in.number()).isEqualTo(-1);
        assertThat(in.text()).isEqualTo("Kopfhörer");
        assertThat(in.text()).isNull();
        assertThat(in.properties()).containsExactly(Map.entry("application.name", "Parley"));
        assertThat(in.number()).isEqualTo(7);
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void whatIsOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> read(new TagWriter().text("a")).number()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(new TagWriter().number(1)).text()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(new TagWriter().number(1)).flag()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageThatIsCutShortIsRefused() {
        var whole = new TagWriter().text("speaker").toBytes();
        for (var length = 0; length < whole.length; length++) {
            var part = new TagReader(ByteBuffer.wrap(whole, 0, length));
            assertThatThrownBy(part::text).isInstanceOf(BufferUnderflowException.class);
        }
    }

    private static TagReader read(TagWriter written) {
        return new TagReader(ByteBuffer.wrap(written.toBytes()));
    }
}
