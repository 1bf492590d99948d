package app.parley.client.ui.scenes;

import app.parley.client.ui.theme.Theme;
import javafx.stage.Stage;

/// A view in a state, to be looked at.
///
/// @param name of its picture
/// @param width of the window, pixels
/// @param height of the window, pixels
public record View(String name, int width, int height, Player player) {
    /// Brings a view onto a stage. On the JavaFX thread; it settles within half a second.
    @FunctionalInterface
    public interface Player {
        void play(Stage stage, Theme.Scheme scheme, int width, int height);
    }

    /// Shows it. On the JavaFX thread; it settles within half a second.
    public void play(Stage stage, Theme.Scheme scheme) {
        player.play(stage, scheme, width, height);
    }

    /// The same in a window that is not wider.
    public View atMost(int widest) {
        return new View(name, Math.min(width, widest), height, player);
    }
}
