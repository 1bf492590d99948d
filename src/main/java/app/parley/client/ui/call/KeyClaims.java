package app.parley.client.ui.call;

import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Who has a key: an action in the window, or one in every program. One key does one thing, so whichever was chosen
/// first keeps it. The same deed may have the same key in both places. Any thread.
public final class KeyClaims {
    private KeyClaims() {}

    /// Who has a key already.
    public sealed interface Owner {
        /// In the window.
        record InCall(CallAction action) implements Owner {}

        /// In every program.
        record Everywhere(Preference<GlobalKey> preference) implements Owner {}
    }

    /// Who keeps `code` from doing `wanted` in the window; empty when it is free.
    public static Optional<Owner> inCall(Preferences preferences, CallAction wanted, KeyCode code) {
        for (var action : CallAction.values()) {
            if (action != wanted && preferences.get(action.key()) == code) {
                return Optional.of(new Owner.InCall(action));
            }
        }
        for (var everywhere : KeyPreferences.ALL) {
            if (code(preferences.get(everywhere)) == code && deed(everywhere) != wanted) {
                return Optional.of(new Owner.Everywhere(everywhere));
            }
        }
        return Optional.empty();
    }

    /// Who keeps `key` from doing what `wanted` stands for in every program; empty when it is free.
    public static Optional<Owner> everywhere(Preferences preferences, Preference<GlobalKey> wanted, GlobalKey key) {
        if (key == GlobalKey.NONE) return Optional.empty();
        for (var other : KeyPreferences.ALL) {
            if (!other.equals(wanted) && preferences.get(other) == key) {
                return Optional.of(new Owner.Everywhere(other));
            }
        }
        return Arrays.stream(CallAction.values())
                .filter(action -> action != deed(wanted))
                .filter(action -> preferences.get(action.key()) == code(key))
                .findFirst()
                .map(Owner.InCall::new);
    }

    /// Whether a key that is heard in every program does already what it would do in the window.
    static boolean isHeardEverywhere(Preferences preferences, KeyEvent event) {
        if (!preferences.get(KeyPreferences.HEARD)) return false;
        for (var everywhere : KeyPreferences.ALL) {
            var key = preferences.get(everywhere);
            if (code(key) != event.getCode()) continue;
            if (key != GlobalKey.CTRL_SHIFT_M || (event.isControlDown() && event.isShiftDown())) return true;
        }
        return false;
    }

    private static CallAction deed(Preference<GlobalKey> everywhere) {
        return everywhere.equals(KeyPreferences.MUTE) ? CallAction.MUTE : CallAction.TALK;
    }

    /// The key of an action in the window that would meet `key`; null for one that no action can have.
    private static @Nullable KeyCode code(GlobalKey key) {
        return switch (key) {
            case CTRL_SHIFT_M -> KeyCode.M;
            case F8 -> KeyCode.F8;
            case F9 -> KeyCode.F9;
            case F10 -> KeyCode.F10;
            case NONE, PAUSE, SCROLL_LOCK -> null;
        };
    }
}
