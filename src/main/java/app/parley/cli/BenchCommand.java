package app.parley.cli;

import app.parley.bench.ChatBench;
import app.parley.bench.MediaBench;
import app.parley.bench.ServerBench;
import app.parley.bench.StartBench;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley bench NAME`: measures and prints; with `--json` also writes the figures to a file.
@Command(name = "bench", description = "Measures a part of the program.", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "What to measure: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // required
    private Benchmark name;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures here too.")
    private @Nullable Path json;

    @Option(
            names = "--idle",
            paramLabel = "N",
            defaultValue = "5000",
            description = "For server: how many connections only stay (default: ${DEFAULT-VALUE}).")
    private int idle;

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "For start: the launcher to measure (default: this program's).")
    private @Nullable Path program;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "9",
            description = "For start: how often each kind is started (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    /// The words of `NAME`.
    private enum Benchmark {
        chat,
        media,
        server,
        start
    }

    private Path program() {
        if (program != null) return program.toAbsolutePath();
        var home = System.getProperty("parley.home");
        if (home == null) throw new IllegalStateException("Say with --program which launcher is to be measured.");
        return Path.of(home, "bin", "parley").toAbsolutePath();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var result = switch (name) {
            case chat -> new ChatBench(out).run();
            case media -> new MediaBench(out).run();
            case server -> new ServerBench(out, ServerBench.Plan.FULL.withIdle(idle)).run();
            case start -> new StartBench(out, program(), rounds).run();
        };
        if (json != null) Files.writeString(json, ProtocolJson.write(result));
        return 0;
    }
}
