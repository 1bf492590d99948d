package app.parley.client.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.FakeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPatternTest {
    private final PatternReader reader = new PatternReader();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 1000, 32_767})
    void theReaderKnowsThePatternAgainAndItsNumber(long number) {
        assertThat(reader.read(PlanesFrame.drawn(new TestPattern(), number))).hasValue((int) number);
    }

    @Test
    void theNumberBeginsAnew() {
        assertThat(reader.read(PlanesFrame.drawn(new TestPattern(), 32_768 + 5)))
                .hasValue(5);
    }

    @Test
    void aSmallerPictureIsKnownToo() {
        var frame = PlanesFrame.drawn(new TestPattern(), 12_345);
        assertThat(reader.read(frame.smaller(2))).hasValue(12_345);
        assertThat(reader.read(frame.smaller(4))).hasValue(12_345);
    }

    @Test
    void anotherPictureIsNotThePattern() {
        assertThat(reader.read(FakeFrame.of(1280, 720))).isEmpty();
    }

    @Test
    void aMirroredPatternIsNotThePattern() {
        var frame = PlanesFrame.drawn(new TestPattern(), 7);
        var planes = frame.planes();
        for (var y = 0; y < frame.height(); y++) {
            for (var x = 0; x < frame.width() / 2; x++) {
                var left = y * planes.strideY() + x;
                var right = y * planes.strideY() + frame.width() - 1 - x;
                var swapped = planes.y().get(left);
                planes.y().put(left, planes.y().get(right)).put(right, swapped);
            }
        }
        assertThat(reader.read(frame)).isEmpty();
    }

    @Test
    void aNumberWithAWrongBlockIsNotRead() {
        var frame = PlanesFrame.drawn(new TestPattern(), 0);
        for (var y = frame.height() * 3 / 4; y < frame.height(); y++) {
            for (var x = 0; x < frame.width() / 16; x++)
                frame.planes().y().put(y * frame.planes().strideY() + x, (byte) 235);
        }
        assertThat(reader.read(frame)).isEmpty();
    }

    @Test
    void thePictureMoves() {
        var pattern = new TestPattern();
        var rowOfTheBlock = 500;
        var first = PlanesFrame.drawn(pattern, 10).planes();
        var second = PlanesFrame.drawn(pattern, 11).planes();
        assertThat(first.y().slice(rowOfTheBlock * first.strideY(), 1280))
                .isNotEqualTo(second.y().slice(rowOfTheBlock * second.strideY(), 1280));
    }
}
