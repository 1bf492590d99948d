package app.parley.client.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;

/// How large letters are, in all windows at once. JavaFX has no unit that follows a chosen size through nested
/// controls, so every `-fx-font-size` of our style sheets is multiplied as the sheet is taken; [Fxml] and the theme
/// take theirs through here. On the JavaFX thread.
public final class TextSize {
    private static final Pattern SIZE = Pattern.compile("(-fx-font-size:\\s*)([0-9.]+)px");
    /// Under which a view keeps its sheets as they are in the program.
    private static final String ORIGINAL = "text-size.sheets";

    private static final ReadOnlyDoubleWrapper SCALE = new ReadOnlyDoubleWrapper(1);
    private static final Map<String, String> SCALED = new HashMap<>();

    private TextSize() {}

    /// What every size is multiplied with: 1 as drawn.
    public static ReadOnlyDoubleProperty scaleProperty() {
        return SCALE.getReadOnlyProperty();
    }

    /// A height that lines of text fill, in pixels.
    public static double scaled(double pixels) {
        return Math.round(pixels * Math.max(1, SCALE.get()));
    }

    /// Shows every window with letters so many times as large as drawn.
    public static void choose(double scale) {
        FxThread.check();
        if (scale == SCALE.get()) return;
        SCALED.clear();
        SCALE.set(scale);
        for (var window : List.copyOf(Window.getWindows())) {
            var scene = window.getScene();
            if (scene != null) walk(scene.getRoot());
        }
    }

    /// The sheet at `address` with the chosen size.
    public static String sheet(String address) {
        return SCALE.get() == 1 ? address : SCALED.computeIfAbsent(address, TextSize::read);
    }

    /// Lets a view that has sheets of its own follow the chosen size.
    static void follow(Parent view) {
        if (view.getStylesheets().isEmpty()) return;
        view.getProperties().put(ORIGINAL, List.copyOf(view.getStylesheets()));
        apply(view);
        // While it was out of every window it heard of no change.
        view.sceneProperty().subscribe((Scene scene) -> {
            if (scene != null) apply(view);
        });
    }

    private static void walk(Node node) {
        if (!(node instanceof Parent parent)) return;
        apply(parent);
        parent.getChildrenUnmodifiable().forEach(TextSize::walk);
    }

    private static void apply(Parent view) {
        if (!view.hasProperties() || !(view.getProperties().get(ORIGINAL) instanceof List<?> original)) return;
        set(
                view.getStylesheets(),
                original.stream().map(one -> sheet((String) one)).toList());
    }

    private static void set(ObservableList<String> sheets, List<String> next) {
        if (!sheets.equals(next)) sheets.setAll(next);
    }

    private static String read(String address) {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var scaled = SIZE.matcher(text)
                    .replaceAll(found -> found.group(1) + size(Double.parseDouble(found.group(2))) + "px");
            return "data:text/css;charset=utf-8;base64,"
                    + Base64.getEncoder().encodeToString(scaled.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        }
    }

    private static String size(double pixels) {
        return String.format(Locale.ROOT, "%.2f", pixels * SCALE.get());
    }
}
