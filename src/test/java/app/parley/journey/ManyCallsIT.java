package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.OneCallAtATime;
import app.parley.support.OwnProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls of every kind in one process, many of them: answered, rejected, cancelled, unanswered, to nobody, failed,
/// with pictures by consent, with the screen, waiting, held, swapped and crossing. Threads and memory stay level.
@OneCallAtATime
class ManyCallsIT {
    private static final Pattern ROUND = Pattern.compile("round (\\d+): (\\d+) threads, (\\d+) kB");
    /// A bounded heap: what grows beyond it is not Java's. As the launcher starts the program otherwise.
    private static final List<String> BOUNDED = List.of("-Xmx160m", "-Xms160m", "-XX:+AlwaysPreTouch");
    /// By this round of many everything that is loaded once has been loaded, and every pool has its size.
    private static final int SETTLED = 3;

    @TempDir
    Path folder;

    /// What one round of calls left behind.
    private record Size(int threads, long residentKb) {}

    @Test
    @Timeout(120)
    void oneCallOfEveryKindEndsWell() throws IOException, InterruptedException {
        assertThat(sizes(1, 100)).hasSize(1);
    }

    @Test
    @Tag("long")
    @Timeout(1800)
    void twoHundredCallsOfEveryKindLeaveNothingBehind() throws IOException, InterruptedException {
        var rounds = 200 / ManyCalls.CALLS_A_ROUND;
        var sizes = sizes(rounds, 1700);
        assertThat(sizes).hasSize(rounds);
        assertThat(sizes.getLast().threads())
                .isLessThanOrEqualTo(sizes.get(SETTLED - 1).threads());
        var quarter = rounds / 4;
        // Half a megabyte a call would be a quarter of this process more by the end.
        assertThat(average(sizes.subList(rounds - quarter, rounds)))
                .isLessThan(1.1 * average(sizes.subList(quarter, 2 * quarter)));
    }

    private List<Size> sizes(int rounds, int patienceSeconds) throws IOException, InterruptedException {
        var said = OwnProcess.run(
                folder.resolve("many.log"),
                patienceSeconds,
                BOUNDED,
                Map.of("MALLOC_ARENA_MAX", "2"),
                ManyCalls.class,
                folder.toString(),
                Integer.toString(rounds));
        said.stream()
                .filter(line -> line.startsWith("round ") || line.startsWith("threads"))
                .forEach(System.out::println);
        assertThat(said).contains("done");
        return ROUND.matcher(String.join("\n", said))
                .results()
                .map(found -> new Size(Integer.parseInt(found.group(2)), Long.parseLong(found.group(3))))
                .toList();
    }

    private static double average(List<Size> sizes) {
        return sizes.stream().mapToLong(Size::residentKb).average().orElseThrow();
    }
}
