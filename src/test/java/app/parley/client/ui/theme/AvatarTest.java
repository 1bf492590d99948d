package app.parley.client.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {
    @ParameterizedTest
    @CsvSource({
        "Amara Okafor, AO",
        "Echo, E",
        "Design review, Dr",
        "Mei-Ling Zhou, MZ",
        "يوسف الحداد, يا",
        "周美玲, 周",
        "'  Ana   Maria  Costa ', AC",
        "👩‍👧 Family, 👩‍👧F"
    })
    void initialsAreTheFirstLettersOfTheFirstAndTheLastWord(String name, String initials) {
        assertThat(AvatarView.initials(name)).isEqualTo(initials);
    }

    @Test
    void anEmptyNameHasNoInitials() {
        assertThat(AvatarView.initials(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"u-amara-okafor, 1", "u-jonas, 1", "7c0f0b4e, 5"})
    void aUserKeepsTheirColourForEver(String id, int colour) {
        assertThat(AvatarView.colour(id)).isEqualTo(colour);
    }

    @Test
    void allColoursAreUsed() {
        var used = new HashSet<Integer>();
        for (var i = 0; i < 100; i++) used.add(AvatarView.colour("user-" + i));

        assertThat(used).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }
}
