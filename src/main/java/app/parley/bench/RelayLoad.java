package app.parley.bench;

import app.parley.bench.LoadGenerator.Pace;
import app.parley.bench.ServerFigures.Relaying;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// Calls whose callers send candidates to their callees: as many as the server bears, or so many a second. Used
/// by the thread that measures.
final class RelayLoad {
    private static final String EVENT = "call:ice-candidate";
    /// Before this, in a frame, stands the number of the message.
    private static final String MARK = "\"candidate:";
    /// The number of messages whose time is not taken.
    private static final int UNTIMED = -1;
    /// Until the server has adapted to a load.
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    private final LoadGenerator load;
    private final BenchedServer server;
    private final ServerBench.Plan plan;
    private final List<WireSocket> sockets;
    private final List<String> calls;
    private final Pace pace = new Pace();

    RelayLoad(LoadGenerator load, BenchedServer server, ServerBench.Plan plan) {
        this.load = load;
        this.server = server;
        this.plan = plan;
        sockets = load.connect(server.port(), server.users());
        calls = server.calls(sockets, plan.pairs());
        for (var i = 0; i < plan.pairs(); i++) callee(i).listen(this::received);
    }

    String name() {
        return server.name();
    }

    Relaying round() {
        var works = new ArrayList<Supplier<CompletionStage<?>>>();
        for (var i = 0; i < plan.pairs() * plan.underWay(); i++) {
            var pair = i % plan.pairs();
            works.add(() -> send(pair, UNTIMED));
        }
        double perSecond;
        double cpuPer100k;
        try (var saturated = load.repeat(works)) {
            load.pause(WARM_UP);
            var cpuBefore = server.processorTime();
            var before = saturated.done();
            var start = System.nanoTime();
            load.pause(plan.round());
            var sent = saturated.done() - before;
            var cpu = server.processorTime().minus(cpuBefore);
            perSecond = sent / ((System.nanoTime() - start) / 1e9);
            cpuPer100k = cpu.toNanos() / 1e9 / sent * 100_000;
        }
        var millis = load.paced(pace, plan.perSecond(), plan.round(), number -> {
            var _ = send((int) (number % plan.pairs()), number);
        });
        return new Relaying(perSecond, cpuPer100k, Distribution.of(millis));
    }

    private CompletionStage<?> send(int pair, long number) {
        // As long as a real one.
        var candidate = "candidate:" + number + " 1 udp 2113937151 192.0.2.7 54400 typ host generation 0 ufrag x3Fd";
        return caller(pair)
                .ask(
                        EVENT,
                        "{\"callId\":\"" + calls.get(pair) + "\",\"candidate\":{\"candidate\":\"" + candidate
                                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}");
    }

    private void received(String frame) {
        var mark = frame.indexOf(MARK);
        if (mark < 0) return;
        var from = mark + MARK.length();
        var number = Integer.parseInt(frame, from, frame.indexOf(' ', from), 10);
        if (number != UNTIMED) pace.arrived(number);
    }

    private WireSocket caller(int pair) {
        return sockets.get(2 * pair);
    }

    private WireSocket callee(int pair) {
        return sockets.get(2 * pair + 1);
    }
}
