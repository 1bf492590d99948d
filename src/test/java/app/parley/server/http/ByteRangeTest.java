package app.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=10-19, 10, 19",
        "bytes=10-, 10, 99",
        "bytes=99-, 99, 99",
        "bytes=90-1000, 90, 99",
        "bytes=-1, 99, 99",
        "bytes=-30, 70, 99",
        "bytes=-1000, 0, 99",
        "BYTES= 5-6 , 5, 6",
        "bytes=0-999999999999999999, 0, 99"
    })
    void aSingleRangeIsServed(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=999999999999999999-", "bytes=-0"})
    void aRangeBehindTheEndIsToldSo(String header) {
        assertThat(ByteRange.parse(header, 100)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5",
                "bytes=9-3",
                "bytes=0-1,5-6",
                "bytes=--5",
                "bytes=-5-",
                "bytes=0x1-2",
                "bytes=+1-2",
                "lines=0-1",
                "bytes=٠-١",
                "bytes=0-99999999999999999999"
            })
    void anythingElseGetsTheWhole(String header) {
        assertThat(ByteRange.parse(header, 100)).isInstanceOf(ByteRange.Whole.class);
    }

    @Test
    void withoutARangeOrWithoutBytesTheWholeIsServed() {
        assertThat(ByteRange.parse(null, 100)).isInstanceOf(ByteRange.Whole.class);
        assertThat(ByteRange.parse("bytes=0-", 0)).isInstanceOf(ByteRange.Whole.class);
        assertThat(ByteRange.parse("bytes=-1", 0)).isInstanceOf(ByteRange.Whole.class);
    }
}
