package app.parley.bench;

import app.parley.bench.ServerFigures.Alone;
import app.parley.bench.ServerFigures.Idle;
import app.parley.bench.ServerFigures.Relaying;
import app.parley.bench.ServerFigures.Searches;
import app.parley.bench.ServerFigures.Side;
import app.parley.machine.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The server under load, and beside it, in turns, the official Socket.IO server on Node.js under the same:
/// relaying call signalling from one side to the other with an answer to the sender. All on one machine, which
/// the load generator shares: the ratios tell more than the figures.
public final class ServerBench {
    /// How much is done. [#FULL] for people, less for a test of the benchmark itself.
    ///
    /// @param rounds in turns, after a first one that is thrown away
    /// @param pairs calls at the same time
    /// @param underWay messages of each call that wait for their answer, at saturation
    /// @param perSecond the fixed rate, over all calls
    /// @param idle connections that only stay
    /// @param stay how long they stay before they are measured
    /// @param changes to catch up with
    /// @param searched messages among which is searched
    public record Plan(
            int rounds,
            Duration round,
            int pairs,
            int underWay,
            int perSecond,
            int idle,
            Duration stay,
            int changes,
            int searched) {
        /// Three minutes. The rate is a quarter of what Node.js bears here, so that neither is measured in a jam.
        public static final Plan FULL =
                new Plan(5, Duration.ofSeconds(4), 16, 8, 3_000, 5_000, Duration.ofSeconds(20), 10_000, 100_000);

        public Plan withIdle(int connections) {
            return new Plan(rounds, round, pairs, underWay, perSecond, connections, stay, changes, searched);
        }
    }

    private final PrintWriter out;
    private final Plan plan;

    public ServerBench(PrintWriter out, Plan plan) {
        this.out = out;
        this.plan = plan;
    }

    /// Runs it all.
    public ServerFigures run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("parley-bench");
        try (var load = new LoadGenerator()) {
            var why = new StringBuilder();
            var node = NodeServer.install(why);
            if (node.isEmpty()) say("Measuring Parley's server alone: %s.", why);
            var relaying = relaying(load, folder, node.orElse(null));
            var ours = new Side("parley", relaying.getFirst(), ourIdle(load, folder));
            var theirs = node.isEmpty()
                    ? Optional.<Side>empty()
                    : Optional.of(new Side("socket.io", relaying.getLast(), theirIdle(load, folder, node.get())));
            var alone = alone(load, folder);
            var figures = ServerFigures.of(ours, theirs, alone, searches(load, folder));
            new ServerTable(out).print(figures);
            return figures;
        } finally {
            Folders.delete(folder);
        }
    }

    /// The rounds of ours and, if there is one, of the other.
    private List<List<Relaying>> relaying(LoadGenerator load, Path folder, @Nullable Path node)
            throws IOException, InterruptedException {
        var relays = new ArrayList<RelayLoad>();
        try (var ours = OurServer.start(folder.resolve("relaying"), 2 * plan.pairs());
                var theirs = node == null ? null : NodeServer.start(node, folder.resolve("node"), 2 * plan.pairs())) {
            relays.add(new RelayLoad(load, ours, plan));
            if (theirs != null) relays.add(new RelayLoad(load, theirs, plan));
            var rounds = relays.stream().map(_ -> new ArrayList<Relaying>()).toList();
            for (var round = 0; round <= plan.rounds(); round++) {
                for (var i = 0; i < relays.size(); i++) {
                    var measured = relays.get(i).round();
                    if (round == 0) continue;
                    rounds.get(i).add(measured);
                    say(
                            "round %d, %-9s: %,6.0f messages a second, %.2f s of processor for 100,000, p99 %.2f ms",
                            round,
                            relays.get(i).name(),
                            measured.perSecond(),
                            measured.cpuPer100k(),
                            measured.paced().p99());
                }
            }
            return List.copyOf(rounds);
        }
    }

    private @Nullable Idle ourIdle(LoadGenerator load, Path folder) throws IOException, InterruptedException {
        try (var server = OurServer.start(folder.resolve("idle"), plan.idle())) {
            return new IdleLoad(load, server, plan.stay()).measure();
        }
    }

    private @Nullable Idle theirIdle(LoadGenerator load, Path folder, Path node)
            throws IOException, InterruptedException {
        try (var server = NodeServer.start(node, folder.resolve("node-idle"), plan.idle())) {
            return new IdleLoad(load, server, plan.stay()).measure();
        }
    }

    private Alone alone(LoadGenerator load, Path folder) throws IOException, InterruptedException {
        try (var server = OurServer.start(folder.resolve("alone"), WholeLoad.USERS)) {
            return new WholeLoad(load, server, plan).measure();
        }
    }

    private Searches searches(LoadGenerator load, Path folder) throws IOException, InterruptedException {
        try (var server = OurServer.start(
                folder.resolve("searching"),
                SearchLoad.USERS,
                database -> SearchLoad.fill(database, plan.searched()))) {
            return new Searches(plan.searched(), new SearchLoad(load, server).measure());
        }
    }

    private void say(String line, Object... figures) {
        out.printf(Locale.ROOT, line + "%n", figures);
        out.flush();
    }
}
