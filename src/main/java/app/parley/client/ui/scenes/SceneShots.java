package app.parley.client.ui.scenes;

import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Draws views one after the other without a display. Used by the demo; works on the JavaFX thread, and its methods
/// are for any other.
public final class SceneShots {
    /// Long enough for a fade of 150 ms and a few pictures after it.
    private static final Duration SETTLE = Duration.millis(300);

    private final Stage stage = new Stage();
    private final Queue<Take> takes;
    private final Consumer<Shot> taken;
    private final Locale spoken = Texts.locale();
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private int count;

    /// @param name of the picture, such as `call-audio-dark`
    /// @param argb row by row, `width · height` pixels
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Shot(String name, int width, int height, int[] argb) {}

    private SceneShots(List<Take> takes, Consumer<Shot> taken) {
        this.takes = new ArrayDeque<>(takes);
        this.taken = taken;
    }

    /// Starts JavaFX on its headless platform; once a process, before anything else of JavaFX.
    public static void startHeadless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    /// Ends JavaFX.
    public static void end() {
        Platform.exit();
    }

    /// Makes them all; the program speaks afterwards as it did before.
    ///
    /// @param taken is handed each picture, on the JavaFX thread
    /// @return completed with how many there were
    public static CompletableFuture<Integer> draw(List<Take> takes, Consumer<Shot> taken) {
        var drawn = new CompletableFuture<Integer>();
        FxThread.run(() -> {
            var shots = new SceneShots(takes, taken);
            shots.next();
            var _ = shots.done.whenComplete((count, broken) -> {
                shots.stage.hide();
                Texts.speak(shots.spoken);
                if (broken == null) drawn.complete(count);
                else drawn.completeExceptionally(broken);
            });
        });
        return drawn;
    }

    private void next() {
        var take = takes.poll();
        if (take == null) {
            done.complete(count);
            return;
        }
        try {
            Texts.speak(take.language().locale());
            take.view().play(stage, take.scheme());
        } catch (RuntimeException e) {
            done.completeExceptionally(new IllegalStateException(take.name(), e));
            return;
        }
        var pause = new PauseTransition(SETTLE);
        pause.setOnFinished(_ -> {
            try {
                taken.accept(shot(take.name()));
                count++;
                next();
            } catch (RuntimeException e) {
                done.completeExceptionally(new IllegalStateException(take.name(), e));
            }
        });
        pause.play();
    }

    private Shot shot(String name) {
        var image = stage.getScene().snapshot(null);
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Shot(name, width, height, pixels);
    }
}
