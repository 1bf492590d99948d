package app.parley.client.ui.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'The new overlay is over (moreover)', over, [over]|[over]",
        "'Fast breakfast', fast, [Fast]",
        "Grüße aus Łódź, gruss lodz, [Grüß]|[Łódź]",
        "Cafe\u0301 au lait, café, [Cafe\u0301]",
        "two words and two more, TWO mor, [two]|[two]|[mor]",
        "会议在下午四点开始, 下午, [下午]",
        "看看看看, 看看, [看看]|[看看]",
        "好的meet明天, meet, [meet]",
        "شكرًا جزيلاً, شكرا, [شكرًا]",
        "nothing here, xyz, ''",
        "no query, '  ', ''",
    })
    void theyAreWhatTheSearchFinds(String text, String query, String found) {
        assertThat(FoundWords.in(text, query).stream()
                        .map(range -> "[" + text.substring(range.from(), range.to()) + "]")
                        .collect(Collectors.joining("|")))
                .isEqualTo(found);
    }

    @Test
    void aHostileTextIsGoneThroughQuickly() {
        var marks = "a" + "\u0301".repeat(8000);
        assertThat(FoundWords.in(marks, "a")).containsExactly(new FoundWords.Range(0, marks.length()));
        assertThat(FoundWords.in("a".repeat(8000), "a".repeat(64))).hasSize(1);
        assertThat(FoundWords.in("看".repeat(8000), "看".repeat(64))).hasSize(125);
    }
}
