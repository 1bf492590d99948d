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
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
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

    /// The window with all that is open over it: menus where they are, and in its middle a window that asks
    /// something. They are closed then.
    private Shot shot(String name) {
        var shot = shot(name, stage.getScene().snapshot(null));
        for (var over : List.copyOf(Window.getWindows())) {
            if (!isOver(over)) continue;
            var clear = new SnapshotParameters();
            clear.setFill(Color.TRANSPARENT);
            var scene = over.getScene();
            clear.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
            var above = shot(name, scene.getRoot().snapshot(clear, null));
            if (over instanceof Stage)
                lay(above, shot, (shot.width - above.width) / 2, (shot.height - above.height) / 2);
            else lay(above, shot, (int) (over.getX() - stage.getX()), (int) (over.getY() - stage.getY()));
            over.hide();
        }
        return shot;
    }

    private boolean isOver(Window window) {
        return switch (window) {
            case PopupWindow popup -> stage.equals(popup.getOwnerWindow());
            case Stage other -> stage.equals(other.getOwner());
            default -> false;
        };
    }

    private static Shot shot(String name, Image image) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Shot(name, width, height, pixels);
    }

    /// What sticks out is left out.
    private static void lay(Shot over, Shot under, int left, int top) {
        for (var y = Math.max(0, -top); y < over.height && y + top < under.height; y++) {
            for (var x = Math.max(0, -left); x < over.width && x + left < under.width; x++) {
                var at = (y + top) * under.width + x + left;
                under.argb[at] = blend(over.argb[y * over.width + x], under.argb[at]);
            }
        }
    }

    private static int blend(int over, int under) {
        var opacity = over >>> 24;
        var mixed = 0xff << 24;
        for (var shift = 0; shift < 24; shift += 8) {
            var one = (over >> shift & 0xff) * opacity + (under >> shift & 0xff) * (255 - opacity);
            mixed |= (one / 255) << shift;
        }
        return mixed;
    }
}
