package app.parley.bench;

import app.parley.bench.BenchedChats.Opened;
import app.parley.bench.BenchedChats.Size;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.Conversation;
import app.parley.machine.Folders;
import app.parley.process.ParleyProcess;
import app.parley.protocol.ChatId;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `parley bench chat`: how quickly the chats of years are there, first by the client's own store, then in its
/// window. Of the store, what is cold is a new connection to the file and a new service on it, in a Java
/// machine that has run the same before; the window is opened in new processes ([WindowBench]).
public final class ChatBench {
    private static final int ROUNDS = 15;
    /// Far more than it takes on a slow machine.
    private static final long PATIENCE_SECONDS = 60;

    /// Processes with a window.
    private static final int WINDOWS = 3;
    /// For one of them.
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);

    /// What is wanted of the 95th of a hundred, milliseconds.
    private static final double CHAT_GOAL = 100;

    private static final double SEARCH_GOAL = 30;
    /// A sixtieth of a second.
    private static final double FRAME_GOAL = 16.7;

    /// MiB.
    private static final double MEMORY_GOAL = 350;

    private final PrintWriter out;
    private final Size size;
    private final int windows;

    public ChatBench(PrintWriter out) {
        this(out, Size.FULL, WINDOWS);
    }

    /// @param windows how many processes with a window are measured
    ChatBench(PrintWriter out, Size size, int windows) {
        this.out = out;
        this.size = size;
        this.windows = windows;
    }

    /// All in milliseconds.
    ///
    /// @param list from nothing open to the list of chats
    /// @param chat from the click on the large chat to its newest messages
    /// @param oldest from there to its very first message
    /// @param rare search for a word that few messages have, in all chats
    /// @param common search for a word that nearly every message has, in all chats
    /// @param within the same in one chat
    /// @param window the same as its user sees it
    public record Figures(
            Distribution list,
            Distribution chat,
            Distribution oldest,
            Distribution rare,
            Distribution common,
            Distribution within,
            Window window) {}

    /// Of [WindowBench.Drawn], of all processes.
    public record Window(
            Distribution list,
            Distribution first,
            Distribution chats,
            Distribution oldest,
            Distribution search,
            Distribution frames,
            Distribution memory,
            Distribution rest) {
        static Window of(List<WindowBench.Drawn> drawn) {
            return new Window(
                    each(drawn, WindowBench.Drawn::list),
                    each(drawn, WindowBench.Drawn::first),
                    all(drawn, WindowBench.Drawn::chats),
                    each(drawn, WindowBench.Drawn::oldest),
                    all(drawn, WindowBench.Drawn::search),
                    all(drawn, WindowBench.Drawn::frames),
                    each(drawn, WindowBench.Drawn::memory),
                    each(drawn, WindowBench.Drawn::rest));
        }

        private static <N extends Number> Distribution each(
                List<WindowBench.Drawn> drawn, Function<WindowBench.Drawn, N> figure) {
            return Distribution.of(drawn.stream().map(figure).toList());
        }

        private static Distribution all(
                List<WindowBench.Drawn> drawn, Function<WindowBench.Drawn, List<Double>> figures) {
            return Distribution.of(
                    drawn.stream().map(figures).flatMap(List::stream).toList());
        }
    }

    /// Measures, prints and returns the figures.
    public Figures run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("parley-bench-chat");
        try {
            var file = folder.resolve("chats.db");
            out.printf("writing %,d messages and %,d chats%n", size.messages(), size.chats());
            out.flush();
            BenchedChats.fill(file, size);
            var list = new ArrayList<Double>();
            var chat = new ArrayList<Double>();
            var oldest = new ArrayList<Double>();
            var rare = new ArrayList<Double>();
            var common = new ArrayList<Double>();
            var within = new ArrayList<Double>();
            for (var round = 0; round <= ROUNDS; round++) {
                var begun = System.nanoTime();
                try (var opened = BenchedChats.open(file)) {
                    var shown = new CompletableFuture<ChatOverview>();
                    opened.chats().observe(shown::complete);
                    await(shown);
                    var figures = List.of(
                            millisSince(begun),
                            millis(() -> first(opened)),
                            millis(() -> jump(opened)),
                            millis(() -> search(opened, BenchedChats.RARE, null)),
                            millis(() -> search(opened, BenchedChats.COMMON, null)),
                            millis(() -> search(opened, BenchedChats.COMMON, BenchedChats.LARGE)));
                    // The first one pays for the compiler.
                    if (round == 0) continue;
                    list.add(figures.get(0));
                    chat.add(figures.get(1));
                    oldest.add(figures.get(2));
                    rare.add(figures.get(3));
                    common.add(figures.get(4));
                    within.add(figures.get(5));
                }
            }
            var figures = new Figures(
                    Distribution.of(list),
                    Distribution.of(chat),
                    Distribution.of(oldest),
                    Distribution.of(rare),
                    Distribution.of(common),
                    Distribution.of(within),
                    windows(folder, file));
            print(figures);
            return figures;
        } finally {
            Folders.delete(folder);
        }
    }

    /// As the launcher starts the window (decision 0152), where the program is laid out; and at full speed.
    private static List<String> windowOptions() {
        var home = System.getProperty("parley.home");
        var own = home == null ? null : Path.of(home, "bin", "window.options");
        return own == null || !Files.exists(own)
                ? List.of(WindowBench.FULL_SPEED)
                : List.of("@" + own, WindowBench.FULL_SPEED);
    }

    private Window windows(Path folder, Path file) throws IOException, InterruptedException {
        var drawn = new ArrayList<WindowBench.Drawn>();
        for (var number = 0; number < windows; number++) {
            var json = folder.resolve("window.json");
            var arguments = List.of("bench-window", "--chats", file.toString(), "--json", json.toString());
            var log = folder.resolve("window.log");
            try (var window = ParleyProcess.start(windowOptions(), arguments, log)) {
                if (!window.awaitEnd(LONGEST_WINDOW)) throw new IOException("the window hangs");
                if (window.exitCode() != 0) throw new IOException("the window broke: " + window.output());
            }
            drawn.add(ProtocolJson.read(WindowBench.Drawn.class, Files.readString(json)));
        }
        return Window.of(drawn);
    }

    private static CompletableFuture<Conversation> first(Opened opened) {
        var shown = new CompletableFuture<Conversation>();
        opened.chats().observe(BenchedChats.LARGE, shown::complete);
        return shown;
    }

    private static CompletableFuture<Conversation> jump(Opened opened) {
        var shown = new CompletableFuture<Conversation>();
        opened.chats().observe(BenchedChats.LARGE, seen -> {
            if (!seen.messages().isEmpty() && seen.messages().getFirst().seq() == 1) shown.complete(seen);
        });
        return opened.chats().jump(BenchedChats.LARGE, 1).thenCombine(shown, (_, seen) -> seen);
    }

    private static CompletableFuture<?> search(Opened opened, String word, @Nullable ChatId chat) {
        return opened.chats().search(word, chat).thenApply(found -> {
            if (found.hits().isEmpty()) throw new IllegalStateException("nothing was found");
            return found;
        });
    }

    private static double millis(Supplier<CompletableFuture<?>> what) {
        var begun = System.nanoTime();
        await(what.get());
        return millisSince(begun);
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void print(Figures figures) {
        out.println("the store, milliseconds:");
        print("list of chats, cold", figures.list, 0);
        print("chat with many messages", figures.chat, CHAT_GOAL);
        print("jump to its oldest", figures.oldest, CHAT_GOAL);
        print("search, rare word", figures.rare, SEARCH_GOAL);
        print("search, common word", figures.common, SEARCH_GOAL);
        print("search, common word in a chat", figures.within, SEARCH_GOAL);
        var window = figures.window;
        if (window.list.count() == 0) return;
        out.printf("the window, %d×%d, until it is drawn, milliseconds:%n", WindowBench.WIDTH, WindowBench.HEIGHT);
        print("list of chats, in a new process", window.list, 0);
        print("chat with many messages, the first", window.first, 0);
        print("chats after it", window.chats, CHAT_GOAL);
        print("jump to the oldest", window.oldest, CHAT_GOAL);
        print("search, from the pause in typing", window.search, 0);
        print("a frame of scrolling", window.frames, FRAME_GOAL);
        print("memory of the process, MiB", window.memory, MEMORY_GOAL);
        print("memory after collecting garbage, MiB", window.rest, MEMORY_GOAL);
    }

    /// @param goal of the 95th of a hundred; 0 for none
    private void print(String what, Distribution figures, double goal) {
        var verdict = goal == 0
                ? ""
                : String.format(Locale.ROOT, "   goal %5.1f: %s", goal, figures.p95() <= goal ? "met" : "missed");
        out.printf(
                Locale.ROOT,
                "  %-36s median %7.1f   p95 %7.1f   most %7.1f%s%n",
                what,
                figures.median(),
                figures.p95(),
                figures.most(),
                verdict);
        out.flush();
    }
}
