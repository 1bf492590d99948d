package app.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
    @Test
    void theNameIsWrittenTwice() {
        assertThat(ContentDisposition.attachment("Grüße 1.pdf"))
                .isEqualTo("attachment; filename=\"Gr__e 1.pdf\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%201.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"; x=\".exe", "a\r\nSet-Cookie: b", "a';b,c%41", "\\", "年度", "😀", "a\u0000b"})
    void noNameLeavesItsPlace(String name) {
        assertThat(ContentDisposition.attachment(name))
                .matches("attachment; filename=\"[A-Za-z0-9._ -]*\"; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*");
    }

    @Test
    void whatLooksEncodedIsEncodedAgain() {
        assertThat(ContentDisposition.attachment("%2e")).endsWith("filename*=UTF-8''%252e");
    }
}
