package app.parley.client.ui.scenes;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.theme.Theme;
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

/// Draws [CallScenes] one after the other, light and dark, without a display. Used by the demo; works on the JavaFX
/// thread, and its methods are for any other.
public final class SceneShots {
    /// Long enough for a fade of 150 ms and a few pictures after it.
    private static final Duration SETTLE = Duration.millis(300);

    private final Stage stage = new Stage();
    private final Preferences preferences = Preferences.unkept();
    private final Theme theme = new Theme(preferences);
    private final Queue<Take> takes = new ArrayDeque<>();
    private final Consumer<Shot> taken;
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private int count;

    private record Take(CallScenes.Scene scene, Theme.Scheme scheme) {
        String name() {
            return scene.name() + "-" + scheme.name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param name of the scene and its colours, such as `call-audio-dark`
    /// @param argb row by row, `width · height` pixels
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Shot(String name, int width, int height, int[] argb) {}

    private SceneShots(List<CallScenes.Scene> scenes, Consumer<Shot> taken) {
        this.taken = taken;
        for (var scheme : List.of(Theme.Scheme.LIGHT, Theme.Scheme.DARK))
            for (var scene : scenes) takes.add(new Take(scene, scheme));
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

    /// Draws them all.
    ///
    /// @param taken is handed each picture, on the JavaFX thread
    /// @return completed with how many there were
    public static CompletableFuture<Integer> draw(List<CallScenes.Scene> scenes, Consumer<Shot> taken) {
        var drawn = new CompletableFuture<Integer>();
        FxThread.run(() -> {
            var shots = new SceneShots(scenes, taken);
            shots.next();
            var _ = shots.done.whenComplete((count, broken) -> {
                shots.stage.hide();
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
            preferences.set(Theme.SCHEME, take.scheme());
            CallStudio.show(stage, theme, take.scene());
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
