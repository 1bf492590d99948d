package app.parley.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Ends what a benchmark has started. Blocks.
final class BenchPrograms {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private BenchPrograms() {}

    /// Ends a program with all its processes: asked first, and killed when it does not go.
    static void end(Process process) throws InterruptedException {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        all.forEach(ProcessHandle::destroyForcibly);
        for (var one : all) {
            one.onExit()
                    .completeOnTimeout(one, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }
}
