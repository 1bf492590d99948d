package app.parley.server.random;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.random.RandomRun.Plan;
import app.parley.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// `parley server` as a process, driven at random and killed: nothing is lost, nothing is there twice, and all
/// see the same in the end. The seed is printed; `-Drandom.seed=N` takes it again. The long run, of the profile
/// `long`, lasts `-Drandom.minutes=N`.
class RandomServerIT {
    /// So that calls time out and graces pass within a run.
    private static final String SHORT_TIMES = """
            [calls]
            ring_timeout = "4s"
            reconnect_grace = "2s"
            """;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
    void shortRunWithAKillLeavesEverythingInOrder() throws IOException, InterruptedException {
        run(seed(), Duration.ofSeconds(8), 1);
    }

    @Test
    @Tag("long")
    @Timeout(value = 24 * 3600, threadMode = ThreadMode.SEPARATE_THREAD)
    void longRunsLeaveEverythingInOrder() throws IOException, InterruptedException {
        var until = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("random.minutes", 10)).toNanos();
        var seed = seed();
        while (System.nanoTime() < until) run(seed++, Duration.ofSeconds(45), 4);
    }

    private static long seed() {
        return Long.getLong("random.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    }

    private void run(long seed, Duration time, int kills) throws IOException, InterruptedException {
        System.out.println("Random run: again with -Drandom.seed=" + seed);
        var home = folder.resolve("run" + seed);
        var hurry = Files.writeString(folder.resolve("hasty.toml"), SHORT_TIMES);
        try (var process = ServerProcess.start(home, List.of("--config", hurry.toString()))) {
            var outcome = RandomRun.run(new Plan(seed, 6, 2, time, kills, Fault.NONE), new Killed(process));
            System.out.println("Random run " + seed + " got " + outcome.answers());
            assertThat(outcome.breaches()).as("seed %d", seed).isEmpty();
        }
        assertThat(Files.readString(home.resolve("server.log")))
                .as("seed %d", seed)
                .doesNotContain(" ERROR ");
    }

    private record Killed(ServerProcess process) implements RandomRun.Server {
        @Override
        public String url() {
            return process.url();
        }

        @Override
        public void killAndStartAgain() {
            try {
                process.kill();
                process.startAgain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void plant(Fault fault) {
            if (fault != Fault.NONE) throw new AssertionError("nothing is planted in a real run");
        }
    }
}
