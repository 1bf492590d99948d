package app.parley.client.ui.scenes;

import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.theme.Theme;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Opens the program's own window on a staged world, and does in it what its user would do. On the JavaFX thread.
final class ChatStudio {
    private ChatStudio() {}

    /// What its user does.
    @FunctionalInterface
    interface Script {
        void play(StagedWorld world, Scene scene);
    }

    static void show(Stage stage, Theme.Scheme scheme, int width, int height, StagedWorld world, Script script) {
        var preferences = world.preferences();
        preferences.set(Theme.SCHEME, scheme);
        ParleyWindow.hidden(stage, world, new Theme(preferences), Clock.fixed(CallScenes.NOW, ZoneOffset.UTC));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        var scene = stage.getScene();
        scene.getRoot().resize(width, height);
        layOut(scene);
        script.play(world, scene);
    }

    /// Opens a chat by its row.
    static void open(Scene scene, int row) {
        choose((ListView<?>) scene.lookup("#list"), row);
    }

    /// Opens a call of the past by its row.
    static void openCall(Scene scene, int row) {
        press(scene, "#calls");
        choose((ListView<?>) scene.lookup(".history .list-view"), row);
    }

    /// Opens a page of the settings by its row.
    static void openPage(Scene scene, int row) {
        press(scene, "#settings");
        choose((ListView<?>) scene.lookup(".settings-list .list-view"), row);
    }

    /// Shows what can be chosen in the first row of a page that has choices.
    static void choices(Scene scene) {
        layOut(scene);
        ((ComboBoxBase<?>) scene.lookup(".settings-page .combo-box")).show();
    }

    /// Goes to the end of the page.
    static void toEnd(Scene scene) {
        layOut(scene);
        ((ScrollPane) scene.lookup(".settings-page .scroll-pane")).setVvalue(1);
    }

    /// What there is to know of a chat.
    static void details(Scene scene, int row) {
        open(scene, row);
        keys(scene, KeyCode.I, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    static void press(Scene scene, String button) {
        layOut(scene);
        ((ButtonBase) scene.lookup(button)).fire();
    }

    static void press(Node node, KeyCode key) {
        Event.fireEvent(node, pressed(key, false));
    }

    /// A key of the whole window.
    static void keys(Scene scene, KeyCode key, KeyCombination.Modifier... held) {
        Objects.requireNonNull(scene.getAccelerators().get(new KeyCodeCombination(key, held)))
                .run();
    }

    static void type(Scene scene, String field, String text) {
        ((TextField) scene.lookup(field)).setText(text);
    }

    /// In the card for a new chat: the first that is offered for each.
    static void choosePeople(Scene scene, String... typed) {
        var field = (TextField) scene.lookup("#pickerField");
        for (var name : typed) {
            field.setText(name);
            press(field, KeyCode.ENTER);
        }
    }

    /// Answers the newest message of somebody else.
    static void answer(Scene scene, String text) {
        var composer = (TextArea) scene.lookup("#composer .text-area");
        Event.fireEvent(composer, pressed(KeyCode.UP, true));
        composer.setText(text);
        composer.end();
    }

    /// A key on a message of the list.
    static void onMessage(Scene scene, int row, KeyCode key) {
        var messages = (ListView<?>) scene.lookup(".messages");
        layOut(scene);
        messages.requestFocus();
        messages.getFocusModel().focus(row);
        press(messages, key);
    }

    /// Everything is where it will be drawn, and can be found by its style.
    static void layOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static void choose(ListView<?> list, int row) {
        list.getSelectionModel().select(row);
        press(list, KeyCode.ENTER);
    }

    private static KeyEvent pressed(KeyCode key, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false);
    }
}
