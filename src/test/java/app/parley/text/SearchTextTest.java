package app.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.text.SearchText.Piece;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void wordsStandBetweenWhatIsNoLetter() {
        assertThat(SearchText.of("Hello, \"World\"! it's 3.14 — naïve_case"))
                .containsExactly(words("hello", "world", "it", "s", "3", "14", "naive", "case"));
        assertThat(SearchText.of("Привет, мир")).containsExactly(words("привет", "мир"));
        assertThat(SearchText.of("नमस्ते दुनिया")).containsExactly(words("नमस्ते", "दुनिया"));
        assertThat(SearchText.of("한국어 문장")).containsExactly(words("한국어", "문장"));
    }

    @Test
    void unspacedScriptsGoCharacterByCharacter() {
        assertThat(SearchText.of("我喜欢你")).containsExactly(row("我", "喜", "欢", "你"));
        assertThat(SearchText.of("コーヒーを飲む")).containsExactly(row("コ", "ー", "ヒ", "ー", "を", "飲", "む"));
        assertThat(SearchText.of("กินข้าว")).containsExactly(row("ก", "ิ", "น", "ข", "้", "า", "ว"));
        assertThat(SearchText.of("𠮷野家")).containsExactly(row("𠮷", "野", "家"));
    }

    @Test
    void scriptsMayMix() {
        assertThat(SearchText.of("新iPhone手机，便宜"))
                .containsExactly(row("新"), new Piece.Beginning("iphone"), row("手", "机"), row("便", "宜"));
    }

    @Test
    void anEmojiIsFoundHoweverItIsDressed() {
        assertThat(SearchText.of("❤️")).isEqualTo(SearchText.of("❤"));
        assertThat(SearchText.of("ok👍🏽")).isEqualTo(List.of(new Piece.Beginning("ok"), row("👍")));
    }

    @Test
    void aQueryOfNothingAsksForNothing() {
        for (var query : List.of("", "  ", "\"", "* AND ()".replace("AND", ""), "'; --", "\u0000", "...", "\u0301")) {
            assertThat(SearchText.query(query)).as(query).isEmpty();
        }
    }

    @Test
    void aQueryIsBounded() {
        assertThat(SearchText.query("a b ".repeat(2_000))).hasSize(2);
        var many =
                String.join(" ", IntStream.range(0, 500).mapToObj(i -> "w" + i).toList());
        assertThat(SearchText.query(many)).hasSize(16);
        assertThat(SearchText.query("长".repeat(8_000)))
                .hasSize(1)
                .first()
                .isEqualTo(row("长".repeat(64).split("")));
        assertThat(SearchText.query("x".repeat(8_000))).containsExactly(new Piece.Beginning("x".repeat(64)));
    }

    private static Piece[] words(String... words) {
        return IntStream.range(0, words.length)
                .mapToObj(i -> new Piece.Beginning(words[i]))
                .toArray(Piece[]::new);
    }

    private static Piece row(String... signs) {
        return new Piece.Row(List.of(signs));
    }
}
