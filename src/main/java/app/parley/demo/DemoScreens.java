package app.parley.demo;

import app.parley.client.desktop.PngFile;
import app.parley.client.ui.scenes.CallScenes;
import app.parley.client.ui.scenes.SceneShots;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Draws what a call can look like, without a call and without a display.
public final class DemoScreens {
    /// Hundreds of pictures of a third of a second each, on a slow machine.
    private static final long PATIENCE_MINUTES = 10;

    private final Path out;
    private final PrintWriter progress;

    /// @param out where the pictures go
    public DemoScreens(Path out, PrintWriter progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Draws them all and returns whether that worked.
    public boolean run() throws IOException, InterruptedException {
        Files.createDirectories(out);
        SceneShots.startHeadless();
        try {
            var count = SceneShots.draw(CallScenes.all(), this::write).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            say(count + " pictures are in " + out.toAbsolutePath());
            return true;
        } catch (ExecutionException | TimeoutException e) {
            var why = e.getCause() == null ? e : e.getCause();
            say("not all of the pictures could be drawn: " + why);
            return false;
        } finally {
            SceneShots.end();
        }
    }

    private void write(SceneShots.Shot shot) {
        try {
            PngFile.write(out.resolve(shot.name() + ".png"), shot.width(), shot.height(), shot.argb());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }
}
