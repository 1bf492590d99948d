package app.parley.client.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Fills a view from the FXML beside it: `CallOverlayView` from `CallOverlay.fxml`. The view is its root and its
/// controller. On the JavaFX thread.
public final class Fxml {
    private static final String SUFFIX = "View";

    private Fxml() {}

    /// Called by a view at the beginning of its constructor: its `@FXML` fields are set afterwards.
    public static void load(Object view) {
        var type = view.getClass();
        var name = type.getSimpleName();
        if (!name.endsWith(SUFFIX)) throw new IllegalArgumentException(name + " is not named as a view");
        var file = name.substring(0, name.length() - SUFFIX.length()) + ".fxml";
        var loader = new FXMLLoader(Objects.requireNonNull(type.getResource(file), file), Texts.bundle());
        loader.setRoot(view);
        loader.setController(view);
        try {
            loader.load();
            if (view instanceof Parent parent) TextSize.follow(parent);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
