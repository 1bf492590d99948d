package app.parley.client.ui.theme;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.TextSize;
import app.parley.client.ui.Texts;
import app.parley.client.ui.glyphs.RightToLeftText;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Stage;

/// How all windows look at once: light or dark, with usual or high contrast, letters of which size, with or
/// without movement. Follows the system unless the user chose otherwise. AtlantaFX's Primer is the ground, our
/// tokens lie over it. On the JavaFX thread.
public final class Theme {
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "Inter-Italic.otf");

    public static final Preference<Scheme> SCHEME = Preference.choice("look.scheme", Scheme.SYSTEM);

    public static final Preference<Contrast> CONTRAST = Preference.choice("look.contrast", Contrast.SYSTEM);
    public static final Preference<Letters> LETTERS = Preference.choice("look.letters", Letters.NORMAL);

    private final Preferences preferences;
    private final ReadOnlyBooleanWrapper highContrast = new ReadOnlyBooleanWrapper();
    private final Faces faces = new Faces();
    /// Those that are still in use.
    private final Set<Scene> dressed = Collections.newSetFromMap(new WeakHashMap<>());
    private final ReadOnlyObjectWrapper<ColorScheme> scheme;

    /// What can be chosen.
    public enum Scheme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// What can be chosen.
    public enum Contrast {
        SYSTEM,
        NORMAL,
        HIGH
    }

    /// What can be chosen: how many times as large as drawn.
    public enum Letters {
        SMALL(0.9),
        NORMAL(1),
        LARGE(1.15),
        LARGER(1.3),
        LARGEST(1.5);

        private final double scale;

        Letters(double scale) {
            this.scale = scale;
        }
    }

    /// @param preferences hold [#SCHEME], [#CONTRAST], [#LETTERS] and [Motion#CHOICE], which are followed
    public Theme(Preferences preferences) {
        FxThread.check();
        this.preferences = preferences;
        RightToLeftText.mend();
        loadFonts();
        scheme = new ReadOnlyObjectWrapper<>(wanted());
        highContrast.set(wantsContrast());
        setBase();
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> refresh());
        Platform.getPreferences().addListener((MapChangeListener<String, Object>) _ -> refresh());
        var _ = preferences.observe(SCHEME, _ -> FxThread.run(this::refresh));
        var _ = preferences.observe(CONTRAST, _ -> FxThread.run(this::refresh));
        var _ = preferences.observe(LETTERS, size -> FxThread.run(() -> resize(size.scale)));
        var _ = preferences.observe(Motion.CHOICE, choice -> FxThread.run(() -> Motion.choose(choice)));
    }

    /// The pictures of people, for the scenes that are dressed.
    public Faces faces() {
        return faces;
    }

    /// The scheme on the screen.
    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    /// Whether colours stand further apart than usual.
    public ReadOnlyBooleanProperty highContrastProperty() {
        return highContrast.getReadOnlyProperty();
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
        scene.getProperties().put(Faces.class, faces);
        scene.getStylesheets().setAll(sheets());
        dressed.add(scene);
    }

    /// Chooses the next larger letters, or the next smaller ones; stays at the ends.
    public void resizeLetters(boolean larger) {
        var all = List.of(Letters.values());
        var next = all.indexOf(preferences.get(LETTERS)) + (larger ? 1 : -1);
        preferences.set(LETTERS, all.get(Math.clamp(next, 0, all.size() - 1)));
    }

    private void refresh() {
        var contrast = wantsContrast();
        var next = wanted();
        if (next == scheme.get() && contrast == highContrast.get()) return;
        highContrast.set(contrast);
        scheme.set(next);
        setBase();
        dressAgain();
    }

    private void resize(double scale) {
        TextSize.choose(scale);
        dressAgain();
    }

    private void dressAgain() {
        for (var scene : List.copyOf(dressed)) {
            if (!scene.getStylesheets().equals(sheets())) scene.getStylesheets().setAll(sheets());
        }
    }

    private boolean wantsContrast() {
        return switch (preferences.get(CONTRAST)) {
            case SYSTEM -> systemWantsContrast();
            case NORMAL -> false;
            case HIGH -> true;
        };
    }

    /// As JavaFX names it on Windows, and by the name of GTK's own theme for it on Linux.
    private static boolean systemWantsContrast() {
        var system = Platform.getPreferences();
        return system.getBoolean("Windows.SPI.HighContrast").orElse(false)
                || system.getString("GTK.theme_name").orElse("").startsWith("HighContrast");
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
        var colours = (isDark() ? "dark" : "light") + (highContrast.get() ? "-contrast" : "") + ".css";
        return List.of(sheet(colours), TextSize.sheet(sheet("parley.css")));
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
