package app.parley.client.ui.theme;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// Movement, all of it off where the system asks for less. On the JavaFX thread.
public final class Motion {
    /// Of something that appears or goes: within the 120–180 ms of the look.
    private static final Duration SHORT = Duration.millis(150);

    private Motion() {}

    public static boolean isReduced() {
        return Platform.getPreferences().isReducedMotion();
    }

    /// Fades `node` to `opacity`.
    public static void fade(Node node, double opacity) {
        if (isReduced()) {
            node.setOpacity(opacity);
            return;
        }
        var fade = new FadeTransition(SHORT, node);
        fade.setToValue(opacity);
        fade.setInterpolator(Interpolator.EASE_OUT);
        fade.play();
    }
}
