package app.parley.client.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.support.OneWindowAtATime;
import java.time.Clock;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// What is chosen of the looks holds everywhere and at once.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class LookTest extends ApplicationTest {
    private Preferences preferences;
    private Stage stage;
    private Theme theme;

    @Override
    public void start(Stage main) {
        stage = main;
        var rooms = Rooms.filled();
        preferences = rooms.preferences;
        preferences.set(Theme.SCHEME, Theme.Scheme.LIGHT);
        theme = new Theme(preferences);
        ParleyWindow.hidden(stage, rooms, theme, Clock.systemUTC());
        // All of it lies on the headless screen.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(960);
        stage.setHeight(700);
        stage.show();
    }

    @AfterEach
    void usualAgain() {
        interact(() -> {
            preferences.set(Theme.LETTERS, Theme.Letters.NORMAL);
            preferences.set(Motion.CHOICE, Motion.Choice.SYSTEM);
        });
    }

    @Test
    void lettersGrowInEveryViewAndTheRowsOfTheListWithThem() {
        var title = size(".chats-head .h2");
        var line = size(".chat-line");
        var row = lookup(".chat-cell").<Region>query().getHeight();

        interact(() -> preferences.set(Theme.LETTERS, Theme.Letters.LARGEST));

        assertThat(size(".chats-head .h2")).isEqualTo(title * 1.5);
        assertThat(size(".chat-line")).isEqualTo(line * 1.5);
        assertThat(lookup(".chat-cell").<Region>query().getHeight()).isEqualTo(row * 1.5);
    }

    @Test
    void aViewThatOpensLaterHasTheChosenSizeToo() {
        interact(() -> preferences.set(Theme.LETTERS, Theme.Letters.LARGEST));
        clickOn("#settings");

        assertThat(size(".settings-list .h2")).isEqualTo(30);
    }

    @Test
    void withHighContrastTheLinesAreThere() {
        interact(() -> preferences.set(Theme.CONTRAST, Theme.Contrast.HIGH));

        assertThat(theme.highContrastProperty().get()).isTrue();
        assertThat(stage.getScene().getStylesheets().getFirst()).endsWith("light-contrast.css");
        assertThat(lookup(".h2").<Label>query().getTextFill()).isEqualTo(Color.BLACK);
    }

    @Test
    void withoutMovementNothingFades() {
        interact(() -> preferences.set(Motion.CHOICE, Motion.Choice.REDUCED));
        assertThat(Motion.isReduced()).isTrue();
        interact(() -> {
            Node node = lookup(".h2").query();
            node.setOpacity(0);
            Motion.fade(node, 1);
            assertThat(node.getOpacity()).isEqualTo(1);
        });

        interact(() -> preferences.set(Motion.CHOICE, Motion.Choice.FULL));
        assertThat(Motion.isReduced()).isFalse();
    }

    private double size(String selector) {
        return lookup(selector).<Label>query().getFont().getSize();
    }
}
