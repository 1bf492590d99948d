package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.parley.support.OneCallAtATime;
import app.parley.support.OwnProcess;
import app.parley.support.ProcessSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A closed peer connection gives its memory back. In a process of its own, which nothing else makes larger.
@OneCallAtATime
class ConnectionMemoryIT {
    private static final Pattern EACH = Pattern.compile("left behind: (-?\\d+) KiB each");
    /// A Java heap that has all its memory from the beginning.
    private static final List<String> BOUNDED = List.of("-Xmx96m", "-Xms96m", "-XX:+AlwaysPreTouch");
    /// Half of what the library keeps of one by itself.
    private static final int BEARABLE_KIB = 70;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void aClosedConnectionLeavesLittleBehind() throws IOException, InterruptedException {
        assumeThat(ProcessSize.of(ProcessHandle.current().pid())).isPresent();
        var said = OwnProcess.run(
                folder.resolve("connections.log"),
                100,
                BOUNDED,
                Map.of("MALLOC_ARENA_MAX", "2"),
                ManyConnections.class);
        var each = said.stream()
                .flatMap(line -> EACH.matcher(line).results())
                .mapToInt(found -> Integer.parseInt(found.group(1)));
        assertThat(each).singleElement().satisfies(kib -> assertThat(kib).isLessThan(BEARABLE_KIB));
    }

    @Test
    void theLibraryIsTheOneWhoseConnectionsAreReleasedByHand() {
        assertThat(Library.name()).isEqualTo(ConnectionMemory.LIBRARY);
    }
}
