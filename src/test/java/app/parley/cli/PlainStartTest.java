package app.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainStartTest {
    @Test
    void theMenuEntryIsAPlainStartWithItsLinkOrWithoutOne() {
        assertThat(PlainStart.of("app")).contains(new PlainStart(""));
        assertThat(PlainStart.of("app", "parley://chat/anna")).contains(new PlainStart("parley://chat/anna"));
    }

    @Test
    void whateverElseIsAskedForIsReadAsACommandLine() {
        assertThat(PlainStart.of()).isEmpty();
        assertThat(PlainStart.of("server")).isEmpty();
        assertThat(PlainStart.of("app", "--help")).isEmpty();
        assertThat(PlainStart.of("app", "--data", "folder")).isEmpty();
    }
}
