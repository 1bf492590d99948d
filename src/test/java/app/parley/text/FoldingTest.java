package app.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "GRÜSSE, gruße",
        "Straße, STRASSE",
        "École, ecole",
        "ＡＢＣ１２３, abc123",
        "İstanbul, ISTANBUL",
        "ısı, ISI",
        "Łódź, lodz",
        "Ærø, aero",
        "ΟΔΟΣ, οδός",
        "ὁδός, οδοσ",
        "ЁЖИК, ежик",
        "שָׁלוֹם, שלום",
        "أَحْمَد, احمد",
        "مـحـمـد, محمد",
        "ﻣﺤﻤﺪ, محمد",
        "ｶﾞｷﾞ, ガギ",
        "한글, 한글",
        "Việt Nam, viet nam",
        "ﬁne, fine",
        "co\u00adop, coop",
        "Ꭰ, ꭰ"
    })
    void theSameInAnyWriting(String one, String other) {
        assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"กิน, กัน", "か, が", "ハ, パ", "कि, की", "ကာ, ကိ", "ការ, ការិ"})
    void marksThatAreLettersStay(String one, String other) {
        assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ÄÖÜ ß ς İ ﷺ 한글 กำลัง शक्ति 👩‍👩‍👧 ǅ ΐ ﬃ", "\ud800 alone", "\u0301\u0301", ""})
    void foldingTwiceChangesNothing(String text) {
        assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }

    @Test
    void nothingInUnicodeFoldsTwice() {
        for (var c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (!Character.isDefined(c) || (c >= 0xd800 && c <= 0xdfff)) continue;
            var once = Folding.fold(Character.toString(c));
            assertThat(Folding.fold(once)).as(Integer.toHexString(c)).isEqualTo(once);
        }
    }
}
