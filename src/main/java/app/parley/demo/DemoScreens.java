package app.parley.demo;

import app.parley.client.desktop.PngFile;
import app.parley.client.ui.scenes.ReadmePictures;
import app.parley.client.ui.scenes.SceneShots;
import app.parley.client.ui.scenes.Take;
import app.parley.client.ui.scenes.Views;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Draws every view of the program, without a server, a call or a display.
public final class DemoScreens {
    /// A thousand pictures of half a second each, on a slow machine.
    private static final long PATIENCE_MINUTES = 40;

    private final Path out;
    private final PrintWriter progress;

    /// @param out where the pictures go
    public DemoScreens(Path out, PrintWriter progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Draws those views whose pictures' names begin with `wanted`, light and dark, in the languages that differ
    /// most, and returns whether that worked.
    public boolean runAll(Pattern wanted) throws IOException, InterruptedException {
        return run(Take.each(Views.all(), Take.LANGUAGES).stream()
                .filter(take -> wanted.matcher(take.name()).lookingAt())
                .toList());
    }

    /// Draws the README's pictures and returns whether that worked.
    public boolean runReadme() throws IOException, InterruptedException {
        return run(ReadmePictures.all());
    }

    private boolean run(List<Take> takes) throws IOException, InterruptedException {
        Files.createDirectories(out);
        SceneShots.startHeadless();
        try {
            var count = SceneShots.draw(takes, this::write).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
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
