package app.parley.client.ui.theme;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.glyphs.RightToLeftText;
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
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Stage;

/// Light or dark, for all windows at once: follows the system unless the user chose otherwise. AtlantaFX's Primer
/// is the ground, our tokens lie over it. On the JavaFX thread.
public final class Theme {
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "Inter-Italic.otf");

    public static final Preference<Scheme> SCHEME = Preference.choice("look.scheme", Scheme.SYSTEM);

    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<ColorScheme> scheme;

    /// What can be chosen.
    public enum Scheme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// @param preferences hold [#SCHEME], which is followed
    public Theme(Preferences preferences) {
        FxThread.check();
        this.preferences = preferences;
        RightToLeftText.mend();
        loadFonts();
        scheme = new ReadOnlyObjectWrapper<>(wanted());
        setBase();
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> refresh());
        var _ = preferences.observe(SCHEME, _ -> FxThread.run(this::refresh));
    }

    /// The scheme on the screen.
    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    public boolean isDark() {
        return scheme.get() == ColorScheme.DARK;
    }

    /// Chooses the other scheme. Back at what the system has, the system is followed again.
    public void toggle() {
        var other = isDark() ? ColorScheme.LIGHT : ColorScheme.DARK;
        preferences.set(
                SCHEME,
                other == Platform.getPreferences().getColorScheme()
                        ? Scheme.SYSTEM
                        : other == ColorScheme.DARK ? Scheme.DARK : Scheme.LIGHT);
    }

    /// Dresses a scene, now and at every change, lets it read from right to left where the language does, and gives
    /// the window that it comes to stand in the program's icon.
    public void dress(Scene scene) {
        if (Texts.isRightToLeft()) scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        scene.windowProperty().subscribe(window -> {
            if (window instanceof Stage stage) stage.getIcons().setAll(ProgramIcon.sizes());
        });
        scene.getStylesheets().setAll(sheets());
        scheme.addListener((_, _, _) -> scene.getStylesheets().setAll(sheets()));
    }

    private void refresh() {
        var next = wanted();
        if (next == scheme.get()) return;
        scheme.set(next);
        setBase();
    }

    private ColorScheme wanted() {
        return switch (preferences.get(SCHEME)) {
            case SYSTEM -> Platform.getPreferences().getColorScheme();
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
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
