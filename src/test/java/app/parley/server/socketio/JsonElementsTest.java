package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.server.socketio.engine.MalformedPacketException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our little JSON against a whole one.
final class JsonElementsTest {
    private static final JsonMapper JACKSON = new JsonMapper();

    @Test
    void elementsKeepTheirText() throws Exception {
        assertThat(JsonElements.ofArray(" [ ] ".strip())).isEmpty();
        assertThat(JsonElements.ofArray("[\"a\" , {\"b\":[1,\"]\"]},-1.5e3,null ] "))
                .containsExactly("\"a\"", "{\"b\":[1,\"]\"]}", "-1.5e3", "null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "\"", "\\", "/", "\b\f\n\r\t", "\u0000\u001f\u007f", "é漢\u2028", "🎉", "a\"b\\c"})
    void stringsAreReadAndWrittenAsJacksonDoes(String value) throws Exception {
        assertThat(JACKSON.readValue(JsonElements.quote(value), String.class)).isEqualTo(value);
        assertThat(JsonElements.string(JACKSON.writeValueAsString(value))).isEqualTo(value);
        assertThat(JsonElements.string(JsonElements.quote(value))).isEqualTo(value);
    }

    @Test
    void everyEscapeIsRead() throws Exception {
        assertThat(JsonElements.string("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uD83C\\uDF89\""))
                .isEqualTo("\"\\/\b\f\n\r\tA🎉");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"", "a", "\"a", "\"a\"b\"", "\"\\x\"", "\"\\\"", "\"\\u12\"", "\"\\u12G4\"", "1", "\"\\u\""
            })
    void brokenStringsAreRefused(String json) {
        assertThatThrownBy(() -> JsonElements.string(json)).isInstanceOf(MalformedPacketException.class);
    }
}
