package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.OneCallAtATime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
        var output = folder.resolve("many.log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
                .toList());
        command.addAll(BOUNDED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ManyCalls.class.getName()));
        command.addAll(List.of(folder.toString(), Integer.toString(rounds)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        var process = builder.start();
        try {
            assertThat(process.waitFor(patienceSeconds, TimeUnit.SECONDS))
                    .as(() -> said(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(output);
        said.lines()
                .filter(line -> line.startsWith("round ") || line.startsWith("threads"))
                .forEach(System.out::println);
        assertThat(process.exitValue()).as(said(output)).isZero();
        assertThat(said).contains("done");
        return ROUND.matcher(said)
                .results()
                .map(found -> new Size(Integer.parseInt(found.group(2)), Long.parseLong(found.group(3))))
                .toList();
    }

    private static double average(List<Size> sizes) {
        return sizes.stream().mapToLong(Size::residentKb).average().orElseThrow();
    }

    /// Enough of it to see what failed.
    private static String said(Path output) {
        try {
            var lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "no output: " + e;
        }
    }
}
