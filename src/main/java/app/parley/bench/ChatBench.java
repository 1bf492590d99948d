package app.parley.bench;

import app.parley.bench.BenchedChats.Opened;
import app.parley.bench.BenchedChats.Size;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.Conversation;
import app.parley.protocol.ChatId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `parley bench chat`: how quickly the chats of years are there, by the client's own store. What is cold is a new
/// connection to the file and a new service on it, in a Java machine that has run the same before.
public final class ChatBench {
    private static final int ROUNDS = 15;
    /// Far more than it takes on a slow machine.
    private static final long PATIENCE_SECONDS = 60;

    private final PrintWriter out;
    private final Size size;

    public ChatBench(PrintWriter out) {
        this(out, Size.FULL);
    }

    ChatBench(PrintWriter out, Size size) {
        this.out = out;
        this.size = size;
    }

    /// All in milliseconds.
    ///
    /// @param list from nothing open to the list of chats
    /// @param chat from the click on the large chat to its newest messages
    /// @param oldest from there to its very first message
    /// @param rare search for a word that few messages have, in all chats
    /// @param common search for a word that nearly every message has, in all chats
    /// @param within the same in one chat
    public record Figures(
            Distribution list,
            Distribution chat,
            Distribution oldest,
            Distribution rare,
            Distribution common,
            Distribution within) {}

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
                    Distribution.of(within));
            print("list of chats, cold", figures.list);
            print("chat with many messages", figures.chat);
            print("jump to its oldest", figures.oldest);
            print("search, rare word", figures.rare);
            print("search, common word", figures.common);
            print("search, common word in a chat", figures.within);
            return figures;
        } finally {
            delete(folder);
        }
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

    private void print(String what, Distribution millis) {
        out.printf(
                Locale.ROOT,
                "%-32s median %7.1f ms   p95 %7.1f ms   most %7.1f ms%n",
                what,
                millis.median(),
                millis.p95(),
                millis.most());
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
