package app.parley.client.ui.theme;

import app.parley.client.settings.Preference;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// Movement, all of it off where the system asks for less or the user does. On the JavaFX thread.
public final class Motion {
    /// Of something that appears or goes: within the 120–180 ms of the look.
    private static final Duration SHORT = Duration.millis(150);

    public static final Preference<Choice> CHOICE = Preference.choice("look.motion", Choice.SYSTEM);

    private static Choice chosen = Choice.SYSTEM;

    /// What can be chosen.
    public enum Choice {
        SYSTEM,
        REDUCED,
        FULL
    }

    private Motion() {}

    public static boolean isReduced() {
        return switch (chosen) {
            case SYSTEM -> Platform.getPreferences().isReducedMotion();
            case REDUCED -> true;
            case FULL -> false;
        };
    }

    static void choose(Choice next) {
        chosen = next;
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
