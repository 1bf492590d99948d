package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.scenes.Views;
import app.parley.client.ui.theme.Theme;
import app.parley.support.OneWindowAtATime;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// Goes through every view that [Views] knows, those of calls included.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class AccessibleNamesTest extends ApplicationTest {
    private static final Pattern OF_CALLS = Pattern.compile(
            "call-(incoming|video|audio|waiting|wish|upgrade-asked|share-picker|keypad|bar|mini-video|settings|devices"
                    + "|not-heard|ended|failure|camera-died)");

    /// Of the headless platform, pixels.
    private static final int SCREEN = 1000;

    private Stage stage;

    @Override
    public void start(Stage main) {
        stage = main;
    }

    /// Every window, and of calls one view of each kind.
    @Test
    void everyControlHasANameAndASize() {
        goThrough(name -> !name.startsWith("call-") || OF_CALLS.matcher(name).matches());
    }

    @Test
    @Tag("long")
    void everyControlOfEveryStateOfACallHasANameAndASize() {
        goThrough(name -> name.startsWith("call-"));
    }

    private void goThrough(Predicate<String> wanted) {
        var nameless = new TreeMap<String, List<Node>>();
        var sizeless = new TreeMap<String, List<Node>>();
        var views = Views.all().stream()
                .map(view -> view.atMost(SCREEN))
                // A narrow window has the same controls as a wide one.
                .filter(view -> !view.name().contains("narrow") && wanted.test(view.name()))
                .toList();
        views.forEach(view -> interact(() -> {
            view.play(stage, Theme.Scheme.LIGHT);
            for (var window : List.copyOf(Window.getWindows())) {
                var root = window.getScene().getRoot();
                root.applyCss();
                root.layout();
                // Lists make their rows in the first.
                root.layout();
                var found = Accessibility.unnamed(root);
                if (!found.isEmpty()) nameless.put(view.name(), found);
                var unseen = Accessibility.sizeless(root);
                if (!unseen.isEmpty()) sizeless.put(view.name(), unseen);
            }
        }));

        assertThat(views).hasSizeGreaterThan(30);
        assertThat(nameless).isEmpty();
        assertThat(sizeless).isEmpty();
    }
}
