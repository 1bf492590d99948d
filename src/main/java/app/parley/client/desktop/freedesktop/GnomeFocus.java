package app.parley.client.desktop.freedesktop;

import app.parley.loop.Loop;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether GNOME is asked to be quiet: its "Do Not Disturb" takes the setting `show-banners` back. GNOME's own tool
/// tells of it and of every change, because neither its notification service nor the portal does. Safe on every
/// thread; its work is done on parley-desktop.
public final class GnomeFocus implements BooleanSupplier, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GnomeFocus.class);
    /// As long as a person may be surprised that it is not followed yet.
    private static final Duration LOOK = Duration.ofSeconds(5);
    /// The tool takes some 10 ms.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final List<String> SETTING = List.of("org.gnome.desktop.notifications", "show-banners");

    private final Loop<Runnable> loop;
    private final String tool;
    private final Duration pause;
    private volatile boolean quiet;
    private @Nullable Process monitor;
    private boolean closed;

    /// Begins to look, where the desktop is GNOME.
    ///
    /// @param loop the thread parley-desktop; the caller's
    public static Optional<GnomeFocus> begin(Loop<Runnable> loop) {
        var desktop = Optional.ofNullable(System.getenv("XDG_CURRENT_DESKTOP")).orElse("");
        return desktop.toUpperCase(Locale.ROOT).contains("GNOME")
                ? Optional.of(new GnomeFocus(loop, "gsettings", LOOK))
                : Optional.empty();
    }

    /// @param tool the path of `gsettings`
    /// @param pause between two looks
    GnomeFocus(Loop<Runnable> loop, String tool, Duration pause) {
        this.loop = loop;
        this.tool = tool;
        this.pause = pause;
        loop.post(this::start);
    }

    @Override
    public boolean getAsBoolean() {
        return quiet;
    }

    @Override
    public void close() {
        loop.post(() -> {
            closed = true;
            if (monitor != null) monitor.destroy();
        });
    }

    private void start() {
        if (closed) return;
        try {
            // The monitor first: what changes in between is told by it.
            monitor = process("monitor");
            var get = process("get");
            if (get.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                take(get.inputReader().readLine());
            else get.destroy();
            look(monitor.inputReader());
        } catch (IOException e) {
            log.debug("GNOME's wish for quiet is not to be had here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process process(String what) throws IOException {
        return new ProcessBuilder(tool, what, SETTING.getFirst(), SETTING.getLast())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void look(BufferedReader told) {
        if (closed) return;
        try {
            while (told.ready()) take(told.readLine());
        } catch (IOException e) {
            log.debug("GNOME's wish for quiet is not told any more", e);
            quiet = false;
            return;
        }
        loop.postAfter(pause, () -> look(told));
    }

    /// @param line `false`, or `show-banners: false`
    private void take(@Nullable String line) {
        if (line != null) quiet = line.strip().endsWith("false");
    }
}
