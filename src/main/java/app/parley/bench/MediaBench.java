package app.parley.bench;

import app.parley.bot.BotReport;
import app.parley.machine.Folders;
import app.parley.process.ParleyProcess;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a picture costs on its way to the screen, and how soon after Answer the other side is heard and seen.
public final class MediaBench {
    private static final int CALLS = 20;
    /// As long as a quick person takes to pick up: enough for the two sides to connect while it rings.
    private static final int PICK_UP_MS = 1_500;
    /// For one call: ringing, talking and ending.
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    /// Everything that was measured.
    public record Result(List<Drawing> drawing, SetUp setUp) {}

    /// Drawing pictures of one size: milliseconds a picture on the JavaFX thread, bytes allocated there a picture.
    public record Drawing(int width, int height, long drawn, Distribution millis, Distribution bytes) {}

    /// Milliseconds from Answer, over the calls that connected. The caller's begin where it learns of the answer.
    public record SetUp(
            int calls,
            int connected,
            Distribution calleeFirstSound,
            Distribution calleeFirstPicture,
            Distribution callerFirstSound,
            Distribution callerFirstPicture) {}

    private final PrintWriter out;

    public MediaBench(PrintWriter out) {
        this.out = out;
    }

    /// Runs it all; about two minutes.
    public Result run() throws IOException, InterruptedException {
        var drawing = new ArrayList<Drawing>();
        try (var screen = new DrawingBench()) {
            for (var size : List.of(DrawingBench.Size.HD, DrawingBench.Size.FULL_HD)) {
                var drawn = screen.draw(size);
                drawing.add(drawn);
                print(drawn);
            }
        }
        var setUp = setUp();
        print(setUp);
        return new Result(drawing, setUp);
    }

    private SetUp setUp() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("parley-bench");
        try {
            return setUp(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private static SetUp setUp(Path folder) throws InterruptedException, IOException {
        var serverArguments = List.of(
                "server", "--port", "0", "--data", folder.resolve("server").toString());
        try (var server = ParleyProcess.start(List.of(), serverArguments, folder.resolve("server.log"))) {
            if (!server.awaitOutput("listening on ", LONGEST_CALL)) throw new IOException("the server did not start");
            var url = server.output().replaceAll("(?s).*listening on (\\S+).*", "$1");
            var callee = bot(folder, url, "callee", "--answer", "--answer-after", "" + PICK_UP_MS);
            try (callee) {
                if (!callee.awaitOutput("ready", LONGEST_CALL)) throw new IOException("the callee did not start");
                try (var caller = bot(folder, url, "caller", "--call", "callee", "--seconds", "2")) {
                    if (!caller.awaitEnd(LONGEST_CALL.multipliedBy(CALLS))) throw new IOException("the calls hang");
                }
                if (!callee.awaitEnd(LONGEST_CALL)) throw new IOException("the callee hangs");
            }
        }
        return setUp(report(folder, "caller"), report(folder, "callee"));
    }

    private static ParleyProcess bot(Path folder, String url, String name, String... role) {
        var arguments = new ArrayList<>(List.of(
                "bot",
                "--server",
                url,
                "--user",
                name,
                "--password",
                "bench-password",
                "--register",
                "--calls",
                "" + CALLS));
        arguments.addAll(List.of(role));
        arguments.addAll(List.of("--report", folder.resolve(name + ".json").toString()));
        return ParleyProcess.start(List.of(), arguments, folder.resolve(name + ".log"));
    }

    private static BotReport report(Path folder, String name) throws IOException {
        return ProtocolJson.read(BotReport.class, Files.readString(folder.resolve(name + ".json")));
    }

    private static SetUp setUp(BotReport caller, BotReport callee) {
        var connected = caller.calls().stream()
                .filter(call -> call.outcome().equals("completed"))
                .count();
        return new SetUp(
                CALLS,
                (int) connected,
                sinceAnswer(callee, BotReport.Timeline::firstRemoteAudio),
                sinceAnswer(callee, BotReport.Timeline::firstRemoteVideo),
                sinceAnswer(caller, BotReport.Timeline::firstRemoteAudio),
                sinceAnswer(caller, BotReport.Timeline::firstRemoteVideo));
    }

    private static Distribution sinceAnswer(BotReport report, Function<BotReport.Timeline, @Nullable Long> mark) {
        return Distribution.of(report.calls().stream()
                .map(BotReport.CallReport::timelineMs)
                .map(timeline -> {
                    var at = mark.apply(timeline);
                    var accepted = timeline.accepted();
                    return at == null || accepted == null ? null : at - accepted;
                })
                .filter(Objects::nonNull)
                .toList());
    }

    private void print(Drawing drawn) {
        out.printf(
                Locale.ROOT,
                "drawing %dx%d: %.2f ms a picture (p95 %.2f), %.0f bytes allocated, %d drawn%n",
                drawn.width(),
                drawn.height(),
                drawn.millis().median(),
                drawn.millis().p95(),
                drawn.bytes().median(),
                drawn.drawn());
        out.flush();
    }

    private void print(SetUp setUp) {
        out.printf(Locale.ROOT, "calls: %d of %d connected; from Answer, ms:%n", setUp.connected(), setUp.calls());
        print("callee, first sound", setUp.calleeFirstSound());
        print("callee, first picture", setUp.calleeFirstPicture());
        print("caller, first sound", setUp.callerFirstSound());
        print("caller, first picture", setUp.callerFirstPicture());
        out.flush();
    }

    private void print(String what, Distribution figures) {
        out.printf(
                Locale.ROOT,
                "  %-22s median %4.0f  (%.0f to %.0f, %d calls)%n",
                what,
                figures.median(),
                figures.least(),
                figures.most(),
                figures.count());
    }
}
