package app.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void stacksOfMarksAndTurnsOfDirectionAreTakenOut() {
        assertThat(SafeText.of("a" + "\u0301".repeat(8000))).isEqualTo("a" + "\u0301".repeat(5));
        assertThat(SafeText.of("\u0301".repeat(8000))).hasSize(5);
        assertThat(SafeText.line("cod\u202Egpj.\nexe\u2066")).isEqualTo("codgpj. exe");
        assertThat(SafeText.of("שָׁלוֹם ✌️ 1️⃣")).isEqualTo("שָׁלוֹם ✌️ 1️⃣");
        assertThat(SafeText.of("a\u0000b\uFFFCc\ud800\td\r\n")).isEqualTo("abc    d\n");
    }
}
