package app.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.OneWindowAtATime;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

@OneWindowAtATime
class WindowBenchTest extends ApplicationTest {
    @Test
    void everythingThatItNamesIsDrawn(@TempDir Path folder) {
        var file = folder.resolve("chats.db");
        BenchedChats.fill(file, new BenchedChats.Size(12, 1_500));

        var drawn = new WindowBench(file, 20).run();

        assertThat(drawn.list()).isPositive();
        assertThat(drawn.first()).isPositive();
        assertThat(drawn.oldest()).isPositive();
        assertThat(drawn.chats())
                .hasSize(16)
                .allSatisfy(millis -> assertThat(millis).isPositive());
        assertThat(drawn.search()).hasSize(3);
        assertThat(drawn.frames()).hasSize(20);
    }
}
