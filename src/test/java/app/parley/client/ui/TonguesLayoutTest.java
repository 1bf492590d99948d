package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.scenes.CallScenes;
import app.parley.client.ui.scenes.View;
import app.parley.client.ui.scenes.Views;
import app.parley.client.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationTest;

/// Every view in the language that reads from right to left, and in the one with the longest words: laid out at
/// many widths without an exception, and without a word of ours cut. Alone, because the language is the whole
/// program's.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@Isolated
class TonguesLayoutTest extends ApplicationTest {
    private static final List<Integer> WIDTHS = List.of(320, 480, 560, 700, 719, 720, 900, 1150, 1400);

    /// For every run of the tests: narrow, and as wide as it needs to be for two panes.
    private static final List<Integer> TWO_WIDTHS = List.of(480, 900);

    /// States of a call whose words are unlike each other.
    private static final List<String> SOME_CALLS =
            List.of("call-incoming", "call-audio", "call-on-hold", "call-failure", "call-waiting", "call-bar-ended");

    /// The window is never narrower: below, nothing may break, but words may be cut.
    private static final int LEAST_WIDTH = 480;

    /// A name, which may end in dots, as may those of the people who were chosen.
    private static final String DOCUMENT = "A document whose name";

    private Stage stage;

    @Override
    public void start(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void speakEnglishAgain() {
        Texts.speak(Language.EN.locale());
    }

    @Test
    void theWindowIsLaidOutFromRightToLeft() {
        check(Language.AR, windows(), TWO_WIDTHS);
        assertThat(stage.getScene().getRoot().getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
    }

    @Test
    void theSettingsAreToo() {
        check(Language.AR, pages(), TWO_WIDTHS);
    }

    @Test
    void aCallIsToo() {
        check(Language.AR, SOME_CALLS.stream().map(Views::named).toList(), TWO_WIDTHS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"AR", "DE", "FR", "ZH"})
    @Tag("long")
    void everyStateIsLaidOutAtEveryWidth(Language language) {
        check(language, windows(), WIDTHS);
        check(language, pages(), WIDTHS);
        check(language, calls(), WIDTHS);
    }

    private static List<View> windows() {
        return views(
                "signin", "signin-wrong", "main-empty", "main", "calls", "new-chat", "account", "settings-devices");
    }

    private static List<View> pages() {
        return views(
                "settings-general",
                "settings-notifications",
                "settings-calls",
                "settings-look",
                "settings-diagnostics",
                "settings-report");
    }

    private static List<View> views(String... names) {
        return Stream.of(names).map(Views::named).toList();
    }

    private static List<View> calls() {
        return CallScenes.all().stream()
                .filter(scene ->
                        scene.stage() == CallScenes.Stage.MAIN && !scene.name().endsWith("-narrow"))
                .map(scene -> Views.named(scene.name()))
                .toList();
    }

    private void check(Language language, List<View> views, List<Integer> widths) {
        Texts.speak(language.locale());
        var cut = new ArrayList<String>();
        views.forEach(view -> interact(() -> {
            view.atMost(900).play(stage, Theme.Scheme.LIGHT);
            var root = stage.getScene().getRoot();
            for (var width : widths) {
                root.resize(width, 760);
                root.applyCss();
                root.layout();
                if (width >= LEAST_WIDTH) cut(root, view.name() + " at " + width, cut);
            }
        }));
        assertThat(cut).isEmpty();
    }

    /// Words that wrap, and those on buttons, which are not shown whole. Names may end in dots.
    private static void cut(Node node, String where, List<String> into) {
        if (!node.isVisible()) return;
        if (node instanceof Labeled labeled
                && (labeled.isWrapText() || labeled instanceof ButtonBase)
                && labeled.lookup(".text") instanceof Text shown
                && labeled.getText() != null
                && !labeled.getText().isEmpty()
                && !shown.getText().isEmpty()
                && !labeled.getText().startsWith(DOCUMENT)
                && !labeled.getStyleClass().contains("chip")
                && !shown.getText().equals(labeled.getText())) into.add(where + ": " + labeled.getText());
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> cut(child, where, into));
    }
}
