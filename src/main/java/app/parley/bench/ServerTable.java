package app.parley.bench;

import app.parley.bench.ServerFigures.Idle;
import app.parley.bench.ServerFigures.Ratios;
import app.parley.bench.ServerFigures.Relaying;
import app.parley.bench.ServerFigures.Side;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Prints [ServerFigures] for people: the medians of the rounds.
final class ServerTable {
    private final PrintWriter out;

    ServerTable(PrintWriter out) {
        this.out = out;
    }

    void print(ServerFigures figures) {
        var ratios = figures.ratios();
        line("", "parley", figures.theirs() == null ? "" : "socket.io", ratios == null ? "" : "ratio");
        relaying(
                figures,
                "relayed messages a second, at saturation",
                "%,.0f",
                Relaying::perSecond,
                ratios,
                Ratios::perSecond);
        relaying(figures, "processor seconds for 100,000 of them", "%.2f", Relaying::cpuPer100k, ratios, Ratios::cpu);
        relaying(
                figures,
                "p50 at a fixed rate, ms",
                "%.2f",
                round -> round.paced().median(),
                ratios,
                Ratios::p50);
        relaying(
                figures,
                "p99 at a fixed rate, ms",
                "%.2f",
                round -> round.paced().p99(),
                ratios,
                Ratios::p99);
        idle(figures.ours(), figures.theirs(), ratios);
        var alone = figures.alone();
        row("durable messages a second, 1 sender", "%,.0f", alone.messagesPerSecondOneSender());
        row(
                "durable messages a second, " + alone.manySenders() + " senders",
                "%,.0f",
                alone.messagesPerSecondManySenders());
        row("calls begun, answered and ended a second", "%,.0f", alone.callsPerSecond());
        row(String.format(Locale.ROOT, "sync of %,d changes, ms", alone.syncChanges()), "%,.0f", alone.syncMillis());
        out.println(String.format(
                Locale.ROOT,
                "chat:search among %,d messages, ms: p50, p99",
                figures.searches().messages()));
        for (var search : figures.searches().searches()) {
            var what = "  " + search.what() + " (" + search.hits() + " found)";
            line(
                    what,
                    number("%.1f", search.millis().median()),
                    number("%.1f", search.millis().p99()),
                    "");
        }
        out.flush();
    }

    private void relaying(
            ServerFigures figures,
            String what,
            String format,
            ToDoubleFunction<Relaying> figure,
            @Nullable Ratios ratios,
            ToDoubleFunction<Ratios> ratio) {
        var theirs = figures.theirs();
        line(
                what,
                number(format, figures.ours().median(figure)),
                theirs == null ? "" : number(format, theirs.median(figure)),
                ratios == null ? "" : number("%.2f", ratio.applyAsDouble(ratios)));
    }

    private void idle(Side ours, @Nullable Side theirs, @Nullable Ratios ratios) {
        if (ours.idle() == null) return;
        var other = theirs == null ? null : theirs.idle();
        var ratio = ratios == null ? null : ratios.kibEach();
        var what = String.format(
                Locale.ROOT, "KiB for each of %,d idle connections", ours.idle().connections());
        line(what, each(ours.idle()), other == null ? "" : each(other), ratio == null ? "" : number("%.2f", ratio));
        var live = ours.idle().liveKibEach();
        if (live != null) row("  of that, objects in use", "%.1f", live);
        line(
                "MiB without connections",
                number("%.0f", ours.idle().baseKib() / 1024.0),
                other == null ? "" : number("%.0f", other.baseKib() / 1024.0),
                "");
    }

    private static String each(Idle idle) {
        return number("%.1f", idle.kibEach());
    }

    private void row(String what, String format, double ours) {
        line(what, number(format, ours), "", "");
    }

    private static String number(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    private void line(String what, String ours, String theirs, String ratio) {
        out.println(String.format(Locale.ROOT, "%-44s %12s %12s %8s", what, ours, theirs, ratio)
                .stripTrailing());
    }
}
