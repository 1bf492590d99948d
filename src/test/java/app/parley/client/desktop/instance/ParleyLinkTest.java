package app.parley.client.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.instance.ParleyLink.Wish;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParleyLinkTest {
    @ParameterizedTest
    @CsvSource({
        "parley://chat/anna, anna, CHAT",
        "parley://chat/anna/, anna, CHAT",
        "PARLEY://Chat/Anna, anna, CHAT",
        "parley://call/sam.rivera_2, sam.rivera_2, CALL",
        "parley://call/anna?video=1, anna, VIDEO_CALL",
        "parley://call/anna?x=y&video=true, anna, VIDEO_CALL",
        "parley://call/anna?video=0, anna, CALL",
        "parley://chat/anna?video=1, anna, CHAT",
    })
    void aLinkNamesAPersonAndAWish(String text, String username, Wish wish) {
        assertThat(ParleyLink.read(text)).contains(new ParleyLink(username, wish));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "https://chat/anna",
                "parley:anna",
                "parley://anna",
                "parley://chat/",
                "parley://chat/an",
                "parley://chat/anna/ben",
                "parley://chat/a%20b%20c",
                "parley://delete/anna",
                "parley://call/anna smith",
                "parley://chat/../../etc/passwd",
                "parley://chat/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            })
    void everythingElseIsNoLink(String text) {
        assertThat(ParleyLink.read(text)).isEmpty();
    }
}
