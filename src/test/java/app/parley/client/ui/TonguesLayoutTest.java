package app.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.scenes.CallScenes;
import app.parley.client.ui.scenes.CallStudio;
import app.parley.client.ui.theme.Theme;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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
    private static final Set<String> SOME_CALLS =
            Set.of("call-incoming", "call-audio", "call-on-hold", "call-failure", "call-waiting", "call-bar-ended");

    /// The window is never narrower: below, nothing may break, but words may be cut.
    private static final int LEAST_WIDTH = 480;

    /// The settings' pages stand beside nothing here, as in a window of this width.
    private static final int LEAST_PAGE = 560;

    /// A name, which may end in dots.
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
        check(Language.AR, windows(), TWO_WIDTHS, LEAST_WIDTH);
        assertThat(stage.getScene().getRoot().getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
    }

    @Test
    void whatStandsBesideTheWindowIsToo() {
        check(Language.AR, DesktopScreens.of(stage, ColorScheme.LIGHT), List.of(900), LEAST_PAGE);
    }

    @Test
    void aCallIsToo() {
        var states = calls();
        states.keySet().retainAll(SOME_CALLS);
        assertThat(states).hasSameSizeAs(SOME_CALLS);
        check(Language.AR, states, TWO_WIDTHS, LEAST_WIDTH);
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"AR", "DE", "FR", "ZH"})
    @Tag("long")
    void everyStateIsLaidOutAtEveryWidth(Language language) {
        check(language, windows(), WIDTHS, LEAST_WIDTH);
        check(language, DesktopScreens.of(stage, ColorScheme.LIGHT), WIDTHS, LEAST_PAGE);
        check(language, calls(), WIDTHS, LEAST_WIDTH);
    }

    private Map<String, Runnable> windows() {
        var states = new LinkedHashMap<String, Runnable>();
        states.put("signin", () -> window(unsigned()));
        states.put("signin-wrong", () -> {
            var scene = window(unsigned());
            ((ToggleButton) scene.lookup("#registerTab")).fire();
            ((TextField) scene.lookup("#username")).setText("Sam Rivera");
            ((Button) scene.lookup("#change")).fire();
            ((Button) scene.lookup("#submit")).fire();
        });
        states.put("main-empty", () -> window(new Rooms()));
        states.put("main", () -> select(window(Rooms.filled()), "#list", 0));
        states.put("calls", () -> {
            var scene = window(Rooms.filled());
            ((Button) scene.lookup("#calls")).fire();
            select(scene, ".history .list-view", 2);
        });
        for (var page = 0; page < 3; page++) {
            var chosen = page;
            states.put("settings-" + page, () -> {
                var scene = window(Rooms.filled());
                ((Button) scene.lookup("#settings")).fire();
                select(scene, ".settings-list .list-view", chosen);
            });
        }
        return states;
    }

    private static void select(Scene scene, String list, int row) {
        ((ListView<?>) scene.lookup(list)).getSelectionModel().select(row);
    }

    private Map<String, Runnable> calls() {
        var states = new LinkedHashMap<String, Runnable>();
        for (var scene : CallScenes.all()) {
            if (scene.stage() == CallScenes.Stage.MAIN && !scene.name().endsWith("-narrow"))
                states.put(scene.name(), () -> CallStudio.show(stage, new Theme(Preferences.unkept()), scene));
        }
        return states;
    }

    private void check(Language language, Map<String, Runnable> states, List<Integer> widths, int least) {
        Texts.speak(language.locale());
        var cut = new ArrayList<String>();
        states.forEach((name, state) -> interact(() -> {
            state.run();
            var root = stage.getScene().getRoot();
            for (var width : widths) {
                root.resize(width, 760);
                root.applyCss();
                root.layout();
                if (width >= least) cut(root, name + " at " + width, cut);
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
                && !shown.getText().equals(labeled.getText())) into.add(where + ": " + labeled.getText());
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> cut(child, where, into));
    }

    private static Rooms unsigned() {
        var rooms = new Rooms();
        rooms.signedIn = false;
        return rooms;
    }

    private Scene window(Rooms rooms) {
        ParleyWindow.hidden(stage, rooms, new Theme(rooms.preferences()), Clock.fixed(CallScenes.NOW, ZoneOffset.UTC));
        // On the headless screen.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(900);
        stage.setHeight(760);
        stage.show();
        var scene = stage.getScene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }
}
