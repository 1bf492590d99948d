package app.parley.client.ui.chat.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiSetTest {
    private final EmojiSet set = EmojiSet.get();

    @ParameterizedTest
    @CsvSource({
        "😀x, 2",
        "👍🏽!, 4",
        "❤️ , 2",
        "1️⃣2, 3",
        "🇩🇪🇫🇷, 4",
        "👩‍👩‍👧‍👦., 11",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿 , 14",
        "❤, 0",
        "©, 0",
        "1, 0",
        "⌚︎, 0",
        "a, 0"
    })
    void theLongestEmojiIsFoundAndLettersStayLetters(String text, int length) {
        var match = set.match(text, 0);

        assertThat(match == null ? 0 : match.end()).isEqualTo(length);
    }

    @Test
    void whatOneKnowsIsFoundWithOrWithoutItsSelector() {
        assertThat(set.find("❤")).isSameAs(set.find("❤️")).isNotNull();
        assertThat(set.find("no emoji")).isNull();
    }

    @Test
    void everyEmojiHasItsPlaceAndItsSheet() {
        var last = 0;
        for (var group : EmojiGroup.values()) {
            assertThat(Texts.of("emoji.group." + group)).isNotBlank();
            for (var emoji : set.in(group)) {
                assertThat(set.find(emoji.text())).isSameAs(emoji);
                last = Math.max(last, emoji.place());
            }
        }
        assertThat(last).isGreaterThan(1800);
        assertThat(EmojiSheets.class.getResource(EmojiSheets.name(last / EmojiSheets.PICTURES)))
                .isNotNull();
        assertThat(EmojiSheets.class.getResource("LICENSE.txt")).isNotNull();
    }

    @Test
    void aSearchFindsTheVeryNameFirst() {
        assertThat(set.search("heart", 5).getFirst().names()).contains("heart");
        assertThat(set.search("thumbs", 5)).extracting(Emoji::text).contains("👍");
        assertThat(set.search("face joy", 20)).extracting(Emoji::text).contains("😂");
        assertThat(set.search("zzzz", 5)).isEmpty();
    }

    @Test
    void whatWasUsedLastStandsFirstAndTheRestIsUsual() {
        var recent = new RecentEmoji(Preferences.unkept());
        var rocket = Objects.requireNonNull(set.find("🚀"));
        assertThat(recent.quick()).extracting(Emoji::text).startsWith("👍");

        recent.use(rocket);
        recent.use(Objects.requireNonNull(set.find("❤️")));

        assertThat(recent.used()).extracting(Emoji::text).containsExactly("❤️", "🚀");
        assertThat(recent.quick())
                .extracting(Emoji::text)
                .startsWith("❤️", "🚀", "👍")
                .hasSize(6);
        for (var emoji : set.in(EmojiGroup.FOOD)) recent.use(emoji);
        assertThat(recent.used()).hasSize(RecentEmoji.KEPT);
    }
}
