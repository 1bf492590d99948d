package app.parley.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What [ServerBench] has measured. Absent is what could not be.
///
/// @param theirs the official server's; null where there is no Node.js
/// @param ratios ours to theirs
public record ServerFigures(
        Side ours, @Nullable Side theirs, @Nullable Ratios ratios, Alone alone, Searches searches) {

    /// One server's, in the load that both bear.
    public record Side(
            String server, List<Relaying> rounds, @Nullable Idle idle) {
        double median(ToDoubleFunction<Relaying> figure) {
            return Distribution.of(rounds.stream().mapToDouble(figure).toArray())
                    .median();
        }
    }

    /// One round.
    ///
    /// @param perSecond relayed and acknowledged messages, as many as it bears
    /// @param cpuPer100k processor seconds for 100,000 of them
    /// @param paced milliseconds from one side to the other, at a fixed rate
    public record Relaying(double perSecond, double cpuPer100k, Distribution paced) {}

    /// Connections that do nothing but stay.
    ///
    /// @param baseKib the process's memory before them
    /// @param kibEach what each adds to that
    /// @param liveKibEach what each adds to the objects in use; for ours alone
    public record Idle(
            int connections,
            long baseKib,
            double kibEach,
            @Nullable Double liveKibEach) {}

    /// Ours to theirs: below 1 is less.
    public record Ratios(
            double perSecond,
            double cpu,
            double p50,
            double p99,
            @Nullable Double kibEach) {}

    /// What only a whole server does.
    ///
    /// @param callsPerSecond begun, answered and ended
    public record Alone(
            double messagesPerSecondOneSender,
            double messagesPerSecondManySenders,
            int manySenders,
            double callsPerSecond,
            int syncChanges,
            double syncMillis) {}

    /// Searches among so many messages.
    public record Searches(int messages, List<Search> searches) {
        public Searches {
            searches = List.copyOf(searches);
        }
    }

    /// @param hits in the answer
    /// @param millis from the question to the answer
    public record Search(String what, int hits, Distribution millis) {}

    static ServerFigures of(Side ours, Optional<Side> theirs, Alone alone, Searches searches) {
        return new ServerFigures(
                ours,
                theirs.orElse(null),
                theirs.map(other -> ratios(ours, other)).orElse(null),
                alone,
                searches);
    }

    private static Ratios ratios(Side ours, Side theirs) {
        var kib = ours.idle() == null || theirs.idle() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(ours.idle().kibEach() / theirs.idle().kibEach());
        return new Ratios(
                ratio(ours, theirs, Relaying::perSecond),
                ratio(ours, theirs, Relaying::cpuPer100k),
                ratio(ours, theirs, round -> round.paced().median()),
                ratio(ours, theirs, round -> round.paced().p99()),
                kib.isPresent() ? (Double) kib.getAsDouble() : null);
    }

    private static double ratio(Side ours, Side theirs, ToDoubleFunction<Relaying> figure) {
        return ours.median(figure) / theirs.median(figure);
    }
}
