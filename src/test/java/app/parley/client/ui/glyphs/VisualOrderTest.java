package app.parley.client.ui.glyphs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisualOrderTest {
    @ParameterizedTest
    @CsvSource({
        "سلام, سلام",
        "سلام., سلام|.",
        "سلام. هنا, سلام|. |هنا",
        "سلام هنا؟, سلام هنا؟",
        "'سلام، هنا', 'سلام، هنا'",
        "(سلام)…, (|سلام|)…",
        "مُدَوَّن, مُدَوَّن",
        "..., ..."
    })
    void aRunIsPartedWhereTheTypefaceMayChange(String run, String parted) {
        var pieces = VisualOrder.pieces(run.toCharArray(), 0, run.length());

        assertThat(pieces.stream()
                        .map(piece -> run.substring(piece.start(), piece.end()))
                        .collect(Collectors.toList()))
                .isEqualTo(Arrays.asList(parted.split("\\|")));
    }
}
