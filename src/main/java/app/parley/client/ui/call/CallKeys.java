package app.parley.client.ui.call;

import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.client.ui.Texts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Which key does what in a call: read by [CallKeyboard], shown in every tooltip, changed by the settings. One a
/// window, on the JavaFX thread.
///
/// A letter or digit works by itself while no text is being typed, and with Shortcut and Shift everywhere. A
/// function key types nothing, so it works everywhere by itself.
public final class CallKeys {
    private final Preferences preferences;
    private boolean recording;
    private final Map<CallAction, ReadOnlyObjectWrapper<KeyCode>> keys = new EnumMap<>(CallAction.class);
    private final Map<CallAction, Subscription> observed = new EnumMap<>(CallAction.class);

    /// @param thread the one that the views live on
    public CallKeys(Preferences preferences, Executor thread) {
        this.preferences = preferences;
        for (var action : CallAction.values()) {
            var key = new ReadOnlyObjectWrapper<>(preferences.get(action.key()));
            keys.put(action, key);
            observed.put(action, preferences.observe(action.key(), code -> thread.execute(() -> key.set(code))));
        }
    }

    /// Lets go of the preferences.
    public void close() {
        observed.values().forEach(Subscription::unsubscribe);
    }

    public ReadOnlyObjectProperty<KeyCode> key(CallAction action) {
        return Objects.requireNonNull(keys.get(action)).getReadOnlyProperty();
    }

    /// What `code` does; empty for nothing.
    public Optional<CallAction> action(KeyCode code) {
        return Arrays.stream(CallAction.values())
                .filter(action -> key(action).get() == code)
                .findFirst();
    }

    /// Chooses a key, unless something else has it.
    ///
    /// @return what has it; empty when it was chosen
    public Optional<KeyClaims.Owner> choose(CallAction action, KeyCode code) {
        var taken = KeyClaims.inCall(preferences, action, code);
        if (taken.isEmpty() && CallAction.isUsable(code)) preferences.set(action.key(), code);
        return taken;
    }

    /// Whether a key that works in every program has been chosen to do this, and does it already.
    boolean isHeardEverywhere(KeyEvent event) {
        return KeyClaims.isHeardEverywhere(preferences, event);
    }

    /// Whether the next key is being chosen, and does nothing else.
    public boolean isRecording() {
        return recording;
    }

    void setRecording(boolean on) {
        recording = on;
    }

    /// Back to the keys of the first day.
    public void reset() {
        for (var action : CallAction.values())
            preferences.set(action.key(), action.key().standard());
    }

    /// How to press it, in words.
    public String words(CallAction action) {
        var code = key(action).get();
        if (code.isFunctionKey()) return code.getName();
        return Texts.of("call.keys", code.getName(), chord(code).getDisplayText());
    }

    /// The same while it rings: a call is answered and rejected by nothing that somebody may be typing at this
    /// moment.
    String wordsRinging(CallAction action) {
        var code = key(action).get();
        return code.isFunctionKey() ? code.getName() : chord(code).getDisplayText();
    }

    /// Says what a button does and by which key, to the eye and to a screen reader.
    void name(Button button, String what, CallAction action) {
        name(button, what, words(action));
    }

    /// The same for a button of a call that rings.
    void nameRinging(Button button, String what, CallAction action) {
        name(button, what, wordsRinging(action));
    }

    private static void name(Button button, String what, String key) {
        button.setAccessibleText(what);
        button.setTooltip(new Tooltip(what + "  " + key));
        button.setAccessibleHelp(key);
    }

    static KeyCombination chord(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
