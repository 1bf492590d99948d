package app.parley.client.ui.call;

import app.parley.client.settings.Preference;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/// What can be done about a call by one key. Which key that is, is a [Preference].
public enum CallAction {
    MUTE(KeyCode.M),
    CAMERA(KeyCode.V),
    SHARE(KeyCode.S),
    HOLD(KeyCode.H),
    /// Talk while the key is held down, and be muted otherwise.
    TALK(KeyCode.T),
    ANSWER(KeyCode.A),
    /// Ends the call, or rejects one that rings.
    END(KeyCode.E);

    private final KeyCode standard;

    CallAction(KeyCode standard) {
        this.standard = standard;
    }

    /// Its key.
    public Preference<KeyCode> key() {
        return new Preference<>(
                "calls.key." + name().toLowerCase(Locale.ROOT), standard, CallAction::read, KeyCode::name);
    }

    /// Whether `code` may be chosen: keys that move the focus, press buttons or leave something keep their meaning.
    public static boolean isUsable(KeyCode code) {
        // F11 is full screen, as everywhere.
        return code.isLetterKey() || code.isDigitKey() || (code.isFunctionKey() && code != KeyCode.F11);
    }

    private static Optional<KeyCode> read(String text) {
        return Arrays.stream(KeyCode.values())
                .filter(code -> code.name().equals(text) && isUsable(code))
                .findFirst();
    }
}
