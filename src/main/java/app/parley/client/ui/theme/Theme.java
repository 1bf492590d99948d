package app.parley.client.ui.theme;

import app.parley.client.ui.FxThread;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Light or dark, for all windows at once: follows the system until the user chooses otherwise. AtlantaFX's Primer
/// is the ground, our tokens lie over it. On the JavaFX thread.
public final class Theme {
    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");

    private final ReadOnlyObjectWrapper<ColorScheme> scheme;
    private @Nullable ColorScheme chosen;

    /// @param chosen what the user chose last, null to follow the system
    public Theme(@Nullable ColorScheme chosen) {
        FxThread.check();
        this.chosen = chosen;
        loadFonts();
        var system = Platform.getPreferences().colorSchemeProperty();
        scheme = new ReadOnlyObjectWrapper<>(chosen != null ? chosen : system.get());
        system.addListener((_, _, _) -> refresh());
        setBase();
    }

    /// The scheme on the screen.
    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    public boolean isDark() {
        return scheme.get() == ColorScheme.DARK;
    }

    /// What the user chose; null while the system is followed.
    public @Nullable ColorScheme chosen() {
        return chosen;
    }

    /// Chooses the other scheme. Back at what the system has, the system is followed again.
    public void toggle() {
        var other = isDark() ? ColorScheme.LIGHT : ColorScheme.DARK;
        chosen = other == Platform.getPreferences().getColorScheme() ? null : other;
        refresh();
    }

    /// Dresses a scene, now and at every change.
    public void dress(Scene scene) {
        scene.getStylesheets().setAll(sheets());
        scheme.addListener((_, _, _) -> scene.getStylesheets().setAll(sheets()));
    }

    private void refresh() {
        scheme.set(chosen != null ? chosen : Platform.getPreferences().getColorScheme());
        setBase();
    }

    private void setBase() {
        var base = isDark() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
    }

    private List<String> sheets() {
        return List.of(sheet(isDark() ? "dark.css" : "light.css"), sheet("parley.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }

    private static void loadFonts() {
        for (var name : FONTS) {
            try (var file = Objects.requireNonNull(Theme.class.getResourceAsStream("fonts/" + name), name)) {
                Font.loadFont(file, 14);
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
    }
}
