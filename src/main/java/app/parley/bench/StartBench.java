package app.parley.bench;

import app.parley.client.account.StoredSession;
import app.parley.client.account.file.FileSessionVault;
import app.parley.machine.Folders;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.DeviceId;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.UserId;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// `parley bench start`: how long the installed program takes from the click to the first picture with text,
/// with its AOT cache and without, beside a window of Chromium (`--app=`) with a page of that kind; and how
/// much memory it holds when nothing happens. All kinds take turns in one run. Linux, with Xvfb; cold, when the
/// system lets its caches be emptied.
public final class StartBench {
    private static final int CHATS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// After the first picture, until what begins behind it is over.
    private static final Duration REST = Duration.ofSeconds(12);
    private static final Path CACHES = Path.of("/proc/sys/vm/drop_caches");

    private final PrintWriter out;
    private final Path program;
    private final int rounds;

    /// @param program the launcher that is measured
    /// @param rounds how often each kind is started warm; cold a third as often
    public StartBench(PrintWriter out, Path program, int rounds) {
        this.out = out;
        this.program = program;
        this.rounds = rounds;
    }

    /// Of one kind of start.
    ///
    /// @param warm milliseconds to the first picture, the files in memory
    /// @param cold the same, the files on the disk; none where caches cannot be emptied
    /// @param restPss what all its processes hold at rest, in MiB, what is shared counted in parts
    /// @param restRss the same, what is shared counted in each
    public record Figures(Distribution warm, Distribution cold, double restPss, double restRss) {}

    /// A way to start, and what it was seen to take.
    private record Kind(
            String name, List<String> command, Map<String, String> environment, List<Double> warm, List<Double> cold) {
        Kind(String name, List<String> command, Map<String, String> environment) {
            this(name, command, environment, new ArrayList<>(), new ArrayList<>());
        }
    }

    /// Measures, prints and returns the figures by the name of the kind.
    public Map<String, Figures> run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("parley-bench-start");
        try (var server = OurServer.start(folder.resolve("server"), CHATS + 1);
                var screen = BenchScreen.open(folder.resolve("screen"))) {
            fill(server);
            var kinds = kinds(folder, server);
            // The first start makes what later ones find: the store, the profile.
            for (var kind : kinds) start(kind, screen, folder);
            for (var round = 0; round < rounds; round++) {
                for (var kind : kinds) kind.warm().add(start(kind, screen, folder));
            }
            for (var round = 0; Files.isWritable(CACHES) && round < Math.ceilDiv(rounds, 3); round++) {
                for (var kind : kinds) {
                    Files.writeString(CACHES, "3");
                    kind.cold().add(start(kind, screen, folder));
                }
            }
            var figures = new LinkedHashMap<String, Figures>();
            for (var kind : kinds) figures.put(kind.name(), figures(kind, screen, folder));
            print(figures);
            return figures;
        } finally {
            Folders.delete(folder);
        }
    }

    private List<Kind> kinds(Path folder, OurServer server) throws IOException {
        var kinds = new ArrayList<Kind>();
        var data = folder.resolve("data");
        signIn(data.resolve("parley"), server);
        // As its menu entry starts it.
        var command = List.of(program.toString(), "app");
        var home = folder.resolve("home").toString();
        var own = Map.of("HOME", home, "XDG_DATA_HOME", data.toString());
        kinds.add(new Kind("parley", command, own));
        var without = new HashMap<>(own);
        without.put("PARLEY_JVM", "-XX:AOTMode=off");
        kinds.add(new Kind("parley, no AOT cache", command, without));
        var browser = BenchBrowser.program();
        if (browser.isPresent()) {
            kinds.add(new Kind(
                    "chromium --app=",
                    BenchBrowser.command(browser.get(), folder.resolve("browser")),
                    Map.of("HOME", home)));
        } else {
            out.println("no Chromium was found to stand beside");
        }
        return kinds;
    }

    /// Milliseconds until its first picture.
    private static double start(Kind kind, BenchScreen screen, Path folder) throws IOException, InterruptedException {
        return with(kind, screen, folder, (nanos, _) -> nanos / 1e6);
    }

    private static Figures figures(Kind kind, BenchScreen screen, Path folder)
            throws IOException, InterruptedException {
        var memory = with(kind, screen, folder, (_, process) -> {
            screen.leaveFor(REST);
            return ProcessMemory.of(process);
        });
        return new Figures(
                Distribution.of(kind.warm()),
                Distribution.of(kind.cold()),
                memory.pssKib() / 1024.0,
                memory.rssKib() / 1024.0);
    }

    /// What is done with a program once its picture is there.
    private interface Shown<T> {
        T see(long nanos, ProcessHandle process) throws InterruptedException;
    }

    private static <T> T with(Kind kind, BenchScreen screen, Path folder, Shown<T> shown)
            throws IOException, InterruptedException {
        screen.awaitEmpty();
        var log = folder.resolve("program.log");
        var builder =
                new ProcessBuilder(kind.command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(kind.environment());
        builder.environment().put("DISPLAY", screen.display());
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        var begun = System.nanoTime();
        var process = builder.start();
        try {
            var nanos = screen.awaitPicture(begun, PATIENCE);
            if (nanos < 0) throw new IOException(kind.name() + " showed nothing: " + Files.readString(log));
            return shown.see(nanos, process.toHandle());
        } finally {
            BenchPrograms.end(process);
        }
    }

    /// A person with some chats, a few messages in each.
    private static void fill(OurServer server) throws IOException {
        try (var load = new LoadGenerator()) {
            var sockets = load.connect(server.port(), server.users().subList(0, 1));
            var socket = sockets.getFirst();
            for (var other : server.users().subList(1, CHATS + 1)) {
                var opened = LoadGenerator.await(socket.ask(new ClientChatEvent.Open(new UserId(other.userId()))));
                var chat = ((Ack.ChatAck) opened).chat().id();
                for (var n = 0; n < 5; n++) {
                    var id = new ClientId(UUID.randomUUID().toString());
                    LoadGenerator.await(socket.ask(new ClientChatEvent.Send(
                            chat, id, "Shall we talk about it at " + n + "?", null, null, null)));
                }
            }
            load.disconnect(sockets);
        }
    }

    private static void signIn(Path data, OurServer server) throws IOException {
        Files.createDirectories(data);
        var who = server.users().getFirst();
        var me = new Me(new UserId(who.userId()), "user.0", "User 0", null, Presence.ONLINE, null, false, false);
        var address = URI.create("http://127.0.0.1:" + server.port());
        new FileSessionVault(data)
                .save(new StoredSession(address, new DeviceId(who.deviceId()), me, who.token(), Long.MAX_VALUE));
        Files.writeString(data.resolve("settings.properties"), "server=" + address);
    }

    private void print(Map<String, Figures> all) {
        out.printf("%-22s %28s %28s %18s%n", "", "warm, ms", "cold, ms", "at rest, MiB");
        out.printf(
                "%-22s %10s %8s %8s %10s %8s %8s %9s %8s%n",
                "", "median", "least", "most", "median", "least", "most", "PSS", "RSS");
        all.forEach((name, figures) -> out.printf(
                Locale.ROOT,
                "%-22s %10.0f %8.0f %8.0f %10.0f %8.0f %8.0f %9.0f %8.0f%n",
                name,
                figures.warm.median(),
                figures.warm.least(),
                figures.warm.most(),
                figures.cold.median(),
                figures.cold.least(),
                figures.cold.most(),
                figures.restPss,
                figures.restRss));
        out.flush();
    }
}
