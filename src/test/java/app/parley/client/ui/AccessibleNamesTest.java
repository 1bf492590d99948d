package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.OneWindowAtATime;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// Goes through every view that [Screens] knows, those of calls included.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class AccessibleNamesTest extends ApplicationTest {
    private static final Pattern OF_CALLS = Pattern.compile(
            "call-(incoming|video|audio|waiting|wish|upgrade-asked|share-picker|keypad|bar|mini-video|settings|devices"
                    + "|not-heard|ended|failure|camera-died)-light");

    private Stage stage;

    @Override
    public void start(Stage main) {
        stage = main;
    }

    /// Every window, and of calls one view of each kind.
    @Test
    void everyControlHasAName() {
        goThrough(name -> !name.startsWith("call-") || OF_CALLS.matcher(name).matches());
    }

    @Test
    @Tag("long")
    void everyControlOfEveryStateOfACallHasAName() {
        goThrough(name -> name.startsWith("call-"));
    }

    private void goThrough(Predicate<String> wanted) {
        var nameless = new TreeMap<String, List<Node>>();
        var views = new Screens(1000).of(stage, ColorScheme.LIGHT);
        // The same controls as in a wide window.
        views.keySet().removeIf(name -> name.contains("-narrow") || name.startsWith("narrow-") || !wanted.test(name));
        views.forEach((name, show) -> interact(() -> {
            show.run();
            for (var window : List.copyOf(Window.getWindows())) {
                var root = window.getScene().getRoot();
                root.applyCss();
                root.layout();
                var found = Accessibility.unnamed(root);
                if (!found.isEmpty()) nameless.put(name, found);
            }
        }));

        assertThat(views).hasSizeGreaterThan(30);
        assertThat(nameless).isEmpty();
    }
}
