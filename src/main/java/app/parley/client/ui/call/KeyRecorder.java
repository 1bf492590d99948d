package app.parley.client.ui.call;

import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A button that shows the key of an action and, once pressed, takes the next key for it. Escape leaves it as
/// it was. On the JavaFX thread.
public final class KeyRecorder extends Button {
    private final CallKeys keys;
    private final CallAction action;
    private final Consumer<String> say;
    private boolean recording;

    /// @param say tells why a key was not taken; empty when all is well
    KeyRecorder(CallKeys keys, CallAction action, Consumer<String> say) {
        this.keys = keys;
        this.action = action;
        this.say = say;
        setId("key-" + action.name());
        getStyleClass().addAll("plain", "key-recorder");
        setOnAction(_ -> record(true));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(focused -> {
            if (!focused) record(false);
        });
        keys.key(action).subscribe(_ -> show());
    }

    private void pressed(KeyEvent event) {
        if (!recording) return;
        event.consume();
        var code = event.getCode();
        if (code.isModifierKey()) return;
        record(false);
        if (code == KeyCode.ESCAPE) return;
        if (!CallAction.isUsable(code)) {
            say.accept(Texts.of("settings.callKeys.unusable", code.getName()));
            return;
        }
        say.accept(keys.choose(action, code)
                .map(owner -> taken(code.getName(), owner))
                .orElse(""));
    }

    private void record(boolean on) {
        recording = on;
        keys.setRecording(on);
        show();
    }

    private void show() {
        var key = keys.key(action).get().getName();
        setText(recording ? Texts.of("settings.callKeys.press") : key);
        setAccessibleText(Texts.of("settings.callKeys.spoken", words(action), getText()));
    }

    /// Why a key was not taken.
    ///
    /// @param key its name
    public static String taken(String key, KeyClaims.Owner owner) {
        return switch (owner) {
            case KeyClaims.Owner.InCall(var action) -> Texts.of("settings.callKeys.taken", key, words(action));
            case KeyClaims.Owner.Everywhere(var everywhere) ->
                Texts.of(
                        "settings.callKeys.takenEverywhere",
                        key,
                        Texts.of(everywhere.equals(KeyPreferences.MUTE) ? "settings.keyMute" : "settings.keyTalk"));
        };
    }

    static String words(CallAction action) {
        return Texts.of("settings.callKey." + action.name());
    }
}
