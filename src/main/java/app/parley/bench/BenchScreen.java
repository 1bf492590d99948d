package app.parley.bench;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A display of the benchmark's own (Xvfb) whose pixels lie in a file that is mapped: to look at it costs the
/// programs on it nothing, unlike any question to the display. For the thread that measures.
final class BenchScreen implements AutoCloseable {
    /// Between two looks: what is measured takes a hundred times as long.
    private static final Duration LOOK = Duration.ofMillis(4);
    /// Text has at least so many colours, by the soft edges of its letters; frames and plain areas have fewer.
    private static final int MANY = 40;

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 780;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process server;
    private final String display;
    private final int[] row = new int[WIDTH];
    private final IntBuffer pixels;

    private BenchScreen(Process server, String display, IntBuffer pixels) {
        this.server = server;
        this.display = display;
        this.pixels = pixels;
    }

    /// @param folder an empty one for the display's files
    static BenchScreen open(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var number = folder.resolve("display");
        var command = List.of(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                WIDTH + "x" + HEIGHT + "x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString());
        var server = new ProcessBuilder(command)
                .redirectOutput(number.toFile())
                .redirectError(folder.resolve("display.log").toFile())
                .start();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(number).endsWith("\n")) {
            if (System.nanoTime() > end || server.waitFor(50, TimeUnit.MILLISECONDS)) {
                server.destroy();
                throw new IOException("Xvfb does not start");
            }
        }
        return new BenchScreen(server, ":" + Files.readString(number).strip(), pixels(folder.resolve("Xvfb_screen0")));
    }

    /// The file is an X window dump (X11/XWDFile.h): words with the highest byte first, of which the first is the
    /// head's length and the twentieth the number of colours, of 12 bytes each; then the pixels, four bytes each,
    /// the lowest first.
    private static IntBuffer pixels(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            var begin = all.getInt(0) + 12 * all.getInt(19 * Integer.BYTES);
            return all.position(begin).slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        }
    }

    /// As programs find it in their environment (`DISPLAY`).
    String display() {
        return display;
    }

    /// Waits until something with text stands on it.
    ///
    /// @return nanoseconds since `begun`; -1 when nothing came
    long awaitPicture(long begun, Duration patience) {
        while (!isDrawn()) {
            if (System.nanoTime() - begun > patience.toNanos()) return -1;
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return System.nanoTime() - begun;
    }

    /// Waits until nothing is on it any more.
    void awaitEmpty() {
        var begun = System.nanoTime();
        while (isDrawn() && System.nanoTime() - begun < PATIENCE.toNanos()) LockSupport.parkNanos(LOOK.toNanos());
    }

    /// Lets so much time pass.
    void leaveFor(Duration time) throws InterruptedException {
        if (server.waitFor(time.toMillis(), TimeUnit.MILLISECONDS))
            throw new IllegalStateException("the display ended");
    }

    private boolean isDrawn() {
        Set<Integer> seen = new HashSet<>();
        for (var y = 0; y < HEIGHT; y += 2) {
            pixels.get(y * WIDTH, row);
            var last = row[0];
            seen.add(last);
            for (var colour : row) {
                if (colour == last) continue;
                last = colour;
                seen.add(colour);
            }
            if (seen.size() >= MANY) return true;
        }
        return false;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
