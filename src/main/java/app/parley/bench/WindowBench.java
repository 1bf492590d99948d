package app.parley.bench;

import app.parley.Exempt;
import app.parley.client.chat.ChatService;
import app.parley.client.files.MadeFiles;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.PeopleSearch;
import app.parley.client.ui.main.ParleyServices;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.scenes.SceneShots;
import app.parley.client.ui.scenes.StagedAccount;
import app.parley.client.ui.scenes.StagedCalls;
import app.parley.client.ui.scenes.StagedDiagnostics;
import app.parley.client.ui.scenes.StagedDoor;
import app.parley.client.ui.scenes.StagedFiles;
import app.parley.client.ui.scenes.StagedHistory;
import app.parley.client.ui.scenes.StagedServices;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.stage.Stage;

/// How long somebody waits for what they have clicked on: the program's own window over a real store, without a
/// display. What is measured ends when it is drawn. Its methods are for any thread but JavaFX's.
@Exempt(from = "eachTechnologyHasItsRoom", because = "it measures the drawing where it happens, on the JavaFX thread")
public final class WindowBench {
    static final int WIDTH = 1000;
    static final int HEIGHT = 800;
    /// Rows that are to be seen: a window shows more.
    private static final int ROWS = 5;
    /// Chats that are opened besides the large one.
    private static final int OTHERS = 8;
    /// Of the wheel, pixels a frame: what JavaFX makes of one notch. At sixty frames a second three windows a
    /// second.
    private static final double NOTCH = 40;
    /// Of scrolling: some seconds of it, through a dozen pages of messages.
    private static final int FRAMES = 600;
    /// Far more than it takes on a slow machine.
    private static final long PATIENCE_SECONDS = 60;

    /// Lets JavaFX draw as fast as it can in place of sixty times a second, so that what a frame takes is seen.
    static final String FULL_SPEED = "-Djavafx.animation.fullspeed=true";

    /// All in milliseconds, from the click, the key or the program's wish until it is drawn.
    ///
    /// @param list from nothing open to the list of chats
    /// @param first the large chat, the first that is opened at all
    /// @param chats other chats, and the large one again, in turns
    /// @param oldest from the hit in the list to the first message of the large chat
    /// @param search from the last letter to the hits, the pause in which a typist might type on taken off
    /// @param frames of scrolling through the large chat, one after the other
    /// @param memory of the process after all that, MiB; 0 where the system does not tell
    /// @param rest the same after the garbage collector has run
    public record Drawn(
            double list,
            double first,
            List<Double> chats,
            double oldest,
            List<Double> search,
            List<Double> frames,
            long memory,
            long rest) {}

    private final Path file;
    private final int frames;

    /// Measures in a process of its own, which the rest has not warmed up.
    ///
    /// @param chats the store, as [BenchedChats#fill] made it
    /// @param json where the figures go
    public static void measure(Path chats, Path json) throws IOException {
        SceneShots.startHeadless();
        try {
            Files.writeString(json, ProtocolJson.write(new WindowBench(chats, FRAMES).run()));
        } finally {
            SceneShots.end();
        }
    }

    /// @param file of the store, as [BenchedChats#fill] made it
    /// @param frames to be drawn while scrolling
    WindowBench(Path file, int frames) {
        this.file = file;
        this.frames = frames;
    }

    /// Opens the window and does it all; the toolkit runs already.
    Drawn run() {
        var begun = System.nanoTime();
        try (var opened = BenchedChats.open(file)) {
            var stage = ask(() -> window(opened.chats()));
            try {
                return measured(new BenchedWindow(stage), begun);
            } finally {
                ask(() -> {
                    stage.hide();
                    return stage;
                });
            }
        }
    }

    private Drawn measured(BenchedWindow window, long begun) {
        var list = millis(begun, window.drawn(() -> window.rows(".chat-cell") >= ROWS));
        var first = open(window, 0);
        var others = new ArrayList<Double>();
        for (var row = 1; row <= OTHERS; row++) {
            others.add(open(window, row));
            others.add(open(window, 0));
        }
        var searches = new ArrayList<Double>();
        for (var word : List.of(BenchedChats.RARE, BenchedChats.COMMON, BenchedChats.FIRST)) {
            searches.add(search(window, word) - PeopleSearch.PAUSE.toMillis());
        }
        // The hit is of the very first message.
        var from = System.nanoTime();
        ask(() -> window.choose(window.found()));
        var oldest = millis(from, window.drawn(() -> window.isHighlighted()));
        ask(() -> window.type(""));
        open(window, 1);
        open(window, 0);
        var drawn = await(window.scroll(frames, NOTCH));
        var height = memory();
        System.gc();
        return new Drawn(list, first, others, oldest, searches, drawn, height, memory());
    }

    private double open(BenchedWindow window, int row) {
        var from = System.nanoTime();
        var title = ask(() -> window.choose(row));
        return millis(from, window.drawn(() -> window.title().equals(title) && window.rows(".message-cell") > 0));
    }

    private static double search(BenchedWindow window, String word) {
        ask(() -> window.type(""));
        var from = System.nanoTime();
        ask(() -> window.type(word));
        return millis(from, window.drawn(() -> window.found() >= 0));
    }

    private Stage window(ChatService chats) {
        var desk = new ParleyServices.Desk(
                chats,
                new StagedCalls(),
                new StagedHistory(),
                new StagedFiles(),
                new StagedAccount(chats.self()),
                StagedDoor.OWN.address(),
                new MadeFiles(file.resolveSibling("made"), Runnable::run),
                new StagedDiagnostics());
        var services = new StagedServices(desk);
        var stage = new Stage();
        ParleyWindow.hidden(stage, services, new Theme(services.preferences()), Clock.systemUTC());
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
        return stage;
    }

    /// What the system has given the process, MiB; 0 where it does not tell (other than on Linux).
    private static long memory() {
        return ProcessMemory.residentKib(ProcessHandle.current()).orElse(0) / 1024;
    }

    private static <T> T ask(Supplier<T> question) {
        return await(CompletableFuture.supplyAsync(question, FxThread.EXECUTOR));
    }

    private static double millis(long from, CompletableFuture<Long> until) {
        return (await(until) - from) / 1e6;
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
