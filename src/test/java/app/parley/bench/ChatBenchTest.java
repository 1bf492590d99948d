package app.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ChatBenchTest {
    @Test
    void everythingThatItNamesIsMeasured() throws Exception {
        var said = new StringWriter();
        var figures = new ChatBench(new PrintWriter(said, true), new BenchedChats.Size(20, 1_500), 0).run();
        assertThat(figures.list().count())
                .isPositive()
                .isEqualTo(figures.within().count());
        assertThat(figures.oldest().least()).isPositive();
        assertThat(said.toString()).contains("list of chats, cold", "jump to its oldest", "search, rare word");
    }
}
