package app.parley.client.ui.call;

import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of a call: single letters while no text is being typed, the same letters with Shortcut and Shift
/// everywhere. Escape is not among them: it never ends a call. Installed once a scene, on the JavaFX thread.
final class CallKeys {
    static final String MUTE = "M";
    static final String CAMERA = "V";
    static final String END = "E";

    private final CallViewModel model;
    private final Map<KeyCode, Runnable> actions;

    private CallKeys(CallViewModel model) {
        this.model = model;
        actions = Map.of(
                KeyCode.getKeyCode(MUTE), model::toggleMute,
                KeyCode.getKeyCode(CAMERA), model::toggleCamera,
                KeyCode.getKeyCode(END), model::hangUp);
    }

    static void install(Scene scene, CallViewModel model) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new CallKeys(model)::pressed);
    }

    /// The chord of a letter, in the words of the system.
    static String chord(String letter) {
        return combination(KeyCode.getKeyCode(letter)).getDisplayText();
    }

    private void pressed(KeyEvent event) {
        var action = actions.get(event.getCode());
        if (action == null || !model.screen().getValue().isConversation()) return;
        var typing = event.getTarget() instanceof TextInputControl;
        if (combination(event.getCode()).match(event) || (isPlain(event) && !typing)) {
            action.run();
            event.consume();
        }
    }

    private static KeyCombination combination(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static boolean isPlain(KeyEvent event) {
        return !event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    }
}
